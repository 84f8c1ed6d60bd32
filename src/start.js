// What `npm start` runs. JavaScript, so that a start which finds everything compiled in the cache does not load what turns TypeScript
// into it: that takes 18 MB, and a quarter of a second (Node 24, measured on 2026-11-28).
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import './quick-start.js';

try {
  process.loadEnvFile();
} catch {
  // There is none, or main.ts tells what is wrong with it.
}
const cache = join(process.env['DATA_DIR'] || './data', 'compile-cache');
enableCompileCache(cache);
// For the threads that draw.
process.env['NODE_COMPILE_CACHE'] ??= cache;
await import('./main.ts');
