import { render } from 'preact';
import { App } from './app.ts';
import { html } from './parts/html.ts';

const root = document.getElementById('root');
if (root !== null) {
  root.replaceChildren();
  render(html`<${App} />`, root);
}
