import htm from 'htm';
import { h, type VNode } from 'preact';

type Template = (strings: TemplateStringsArray, ...values: readonly unknown[]) => VNode;

// htm's types are written for CommonJS; the browser gets its ES module, whose default export is the function.
const { bind } = htm as unknown as { bind: (this: unknown, create: typeof h) => Template };

/** Tagged templates instead of JSX, so that the browser can run the files without a build step. */
export const html: Template = bind.call(htm, h);
