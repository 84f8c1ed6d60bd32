import type { Drawing } from './marks.ts';

/** What a printed document says, apart from how it is laid out on paper. A line feed in a text begins a new line. */
export interface Printed {
  /** For the properties of the file, its language and when what it says came to be. */
  readonly file: { readonly title: string; readonly subject: string; readonly language: string; readonly at: Date };
  readonly header: Header;
  /** Stands under the header of every page; null for none. */
  readonly warning: string | null;
  /** Stands at the foot of every page. */
  readonly footer: string;
  readonly title: string;
  /** Stands under the title; what it shows is told in words as well. */
  readonly picture?: Picture;
  readonly sections: readonly Section[];
}

export interface Picture {
  readonly drawing: Drawing;
  /** For who has it read aloud. */
  readonly alt: string;
}

/** The table that every page of a form of the management system begins with. */
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
  /** Labels with their values. */
  | { readonly kind: 'fields'; readonly caption?: string; readonly rows: readonly Field[] }
  | {
      readonly kind: 'table';
      readonly caption?: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Lines for copying. */
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
  /** Its part of the width; all of them together are 1. */
  readonly share: number;
}
