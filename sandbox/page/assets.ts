import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Asset {
  readonly type: string;
  readonly body: string;
}

const browserFolder = new URL('browser/', import.meta.url);
const vendorPaths = {
  preact: '/vendor/preact.mjs',
  'preact/hooks': '/vendor/preact-hooks.mjs',
  htm: '/vendor/htm.mjs',
} as const;
const importMap = JSON.stringify({ imports: vendorPaths });
const importMapHash = createHash('sha256').update(importMap).digest('base64');

/** Allows nothing from other origins, no inline script except the import map, and no framing. */
export const contentSecurityPolicy: string = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${importMapHash}'`,
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5394"/><path d="M6 10h20v13H6z" fill="#fff"/><path d="m6 10 10 8 10-8" fill="none" stroke="#0b5394" stroke-width="2"/></svg>`;

const page = `<!doctype html>
<html lang="es-CO">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Correo: institución local</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page.css">
<script type="importmap">${importMap}</script>
<script type="module" src="/browser/main.ts"></script>
</head>
<body>
<div id="root"><p class="loading" role="status">Abriendo la institución local…</p></div>
<noscript>Esta página necesita JavaScript.</noscript>
</body>
</html>
`;

/** All files of the page, by path: the TypeScript without its types, and preact and htm as they are installed. */
export function readAssets(): ReadonlyMap<string, Asset> {
  const script = 'text/javascript; charset=utf-8';
  const assets = new Map<string, Asset>([
    ['/', { type: 'text/html; charset=utf-8', body: page }],
    ['/icon.svg', { type: 'image/svg+xml', body: icon }],
    [
      '/page.css',
      { type: 'text/css; charset=utf-8', body: readFileSync(new URL('page.css', import.meta.url), 'utf8') },
    ],
  ]);
  for (const [name, path] of Object.entries(vendorPaths)) {
    const file = fileURLToPath(import.meta.resolve(name));
    assets.set(path, { type: script, body: readFileSync(file, 'utf8') });
  }
  for (const file of readdirSync(browserFolder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const path = file.replaceAll(sep, '/');
    const source = readFileSync(new URL(path, browserFolder), 'utf8');
    assets.set(`/browser/${path}`, { type: script, body: stripTypeScriptTypes(source) });
  }
  return assets;
}
