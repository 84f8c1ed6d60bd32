/** What the institution calls its relations and documents, by their codes; ours have words in every language. */
export interface OwnNames {
  readonly relations: Readonly<Record<string, string>>;
  readonly documentTypes: Readonly<Record<string, string>>;
  /** The same, shortened for lists. */
  readonly documents: Readonly<Record<string, string>>;
}

interface Named {
  readonly code: string;
  readonly name: string | null;
}

/** The names that the institution has given, from what it offers. */
export function ownNames(offered: {
  readonly relations: readonly Named[];
  readonly documentTypes: readonly (Named & { readonly short: string | null })[];
}): OwnNames {
  const { relations, documentTypes } = offered;
  const given = (named: readonly Named[]): Readonly<Record<string, string>> =>
    Object.fromEntries(named.flatMap(({ code, name }) => (name === null ? [] : [[code, name]])));
  return {
    relations: given(relations),
    documentTypes: given(documentTypes),
    documents: given(documentTypes.map(({ code, name, short }) => ({ code, name: short ?? name }))),
  };
}
