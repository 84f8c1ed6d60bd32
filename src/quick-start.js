// Imported before anything that imports drizzle. For each file of a package Node parses its package.json again (24.21:
// lib/internal/modules/package_json_reader.js), and drizzle's is 180 KB: half of the time of a start, and 100 MB of its
// peak memory. Imports between drizzle's own files do not need it.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    /^\.\.?\//.test(specifier) && /\/node_modules\/drizzle-orm\/.*\.js$/.test(context.parentURL ?? '')
      ? { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true }
      : next(specifier, context),
});
