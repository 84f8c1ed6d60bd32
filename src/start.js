// What `npm start` runs. JavaScript, so that a start with everything in the compile cache does not load the TypeScript
// compiler: that takes 18 MB, and a quarter of a second (Node 24, measured on 2026-11-28).
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import './quick-start.js';

try {
  process.loadEnvFile();
} catch {
  // There is no file, or main.ts reports what is wrong with it.
}
const cache = join(process.env['DATA_DIR'] || './data', 'compile-cache');
enableCompileCache(cache);
// For the drawing threads.
process.env['NODE_COMPILE_CACHE'] ??= cache;
await import('./main.ts');
