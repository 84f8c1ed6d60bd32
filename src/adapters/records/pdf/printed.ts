import type { Drawing } from './marks.ts';

/** The content of a printed document, without its layout. A line feed in a text begins a new line. */
export interface Printed {
  /** For the file's properties; `at` is the moment of its content. */
  readonly file: { readonly title: string; readonly subject: string; readonly language: string; readonly at: Date };
  readonly header: Header;
  /** Below the header of every page; null for none. */
  readonly warning: string | null;
  /** At the foot of every page. */
  readonly footer: string;
  readonly title: string;
  /** Below the title; its content is also told in words. */
  readonly picture?: Picture;
  readonly sections: readonly Section[];
}

export interface Picture {
  readonly drawing: Drawing;
  /** For screen readers. */
  readonly alt: string;
}

/** The table at the top of every page of a form of the management system. */
export interface Header {
  readonly institution: readonly string[];
  readonly system: string;
  readonly form: string;
  /** Code, version and date, each with its label. */
  readonly version: readonly string[];
  readonly page: (page: number, pages: number) => string;
}

export interface Section {
  readonly title: string;
  readonly parts: readonly Part[];
}

export type Part =
  /** Labels and values. */
  | { readonly kind: 'fields'; readonly caption?: string; readonly rows: readonly Field[] }
  | {
      readonly kind: 'table';
      readonly caption?: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Lines to copy. */
  | { readonly kind: 'code'; readonly caption: string; readonly lines: readonly string[] }
  | { readonly kind: 'note'; readonly text: string };

export interface Field {
  readonly label: string;
  readonly value: string;
  /** A code or hash, every character of the same width. */
  readonly isCode?: boolean;
}

interface Column {
  readonly title: string;
  /** Its part of the width; together they are 1. */
  readonly share: number;
}
