// Imported before anything that imports drizzle. For each of a package's files Node parses its package.json anew (24.21:
// lib/internal/modules/package_json_reader.js), and drizzle's is 180 KB: half of what a start took, and 100 MB of its peak. What one file
// of drizzle asks of its neighbour needs none of it.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    /^\.\.?\//.test(specifier) && /\/node_modules\/drizzle-orm\/.*\.js$/.test(context.parentURL ?? '')
      ? { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true }
      : next(specifier, context),
});
