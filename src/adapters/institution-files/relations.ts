import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { RELATIONS, type RelationRule } from '#domain/account/relation.ts';
import { DOCUMENT_TYPES, OTHER_SUBJECTS, type DocumentRule } from '#domain/form/document-type.ts';

/** What a new account's form offers: relations, and documents of identity. */
export interface OfferedFile {
  readonly relations: readonly RelationRule[];
  readonly documentTypes: readonly DocumentRule[];
}

/** Slack shows so many characters of a choice, and offers so many choices. */
const LONGEST_NAME = 75;
const MOST = 100;
/** Letters of a length that fits into keys and into what people search for. */
const code = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'a code has lower-case letters without accents, digits, _ or -, 40 at most');
const name = z.string().trim().min(1).max(LONGEST_NAME, `a name has ${LONGEST_NAME} characters at most`);
const group = z.guid('the id of a group is a GUID');

const need = z.union([z.boolean(), z.literal('optional')], { error: 'is neither true, false nor "optional"' });

const relation = z.strictObject({
  code: code.refine((one) => one !== 'departmental', 'departmental means the accounts of departments'),
  name: name.optional(),
  needsEnd: z.boolean().optional(),
  needsContract: need.optional(),
  needsStart: need.optional(),
  licence: z.string().trim().min(1).optional(),
  groups: z.array(group).max(18).optional(),
  licenceGroup: group.optional(),
});

const documentType = z
  .strictObject({
    code: code.refine((one) => !OTHER_SUBJECTS.includes(one), 'this code means something else here: choose another'),
    name: name.optional(),
    short: name.max(20, 'a short name has 20 characters at most').optional(),
    characters: z.enum(['digits', 'letters_and_digits']).optional(),
    shortest: z.int().min(1).max(20).optional(),
    longest: z.int().min(1).max(20).optional(),
  })
  .refine(({ shortest = 1, longest = 20 }) => shortest <= longest, 'shortest is more than longest');

const offered = z.strictObject({
  relations: z.array(relation).min(1).max(MOST).optional(),
  documentTypes: z.array(documentType).min(1).max(MOST).optional(),
});

type Part = 'relations' | 'documentTypes';

/**
 * Reads relations and documents from a JSON file of the institution; what it leaves out is ours, and so is what it says
 * nothing of about one of ours. Everything is ours when no file is given. Throws, naming **all** that is wrong with it.
 */
export function readRelations(file: string | null): OfferedFile {
  if (file === null) return { relations: RELATIONS, documentTypes: DOCUMENT_TYPES };
  const parsed = offered.safeParse(jsonOf(file));
  if (!parsed.success) throw new Error(`${file}: ${parsed.error.issues.map(problemOf).join('; ')}`);
  const { relations, documentTypes } = parsed.data;
  const problems = [
    ...nameProblems('relations', { given: relations ?? [], ours: RELATIONS }),
    ...nameProblems('documentTypes', { given: documentTypes ?? [], ours: DOCUMENT_TYPES }),
  ];
  if (problems.length > 0) throw new Error(`${file}: ${problems.join('; ')}`);
  return {
    relations: relations?.map(relationOf) ?? RELATIONS,
    documentTypes: documentTypes?.map(documentOf) ?? DOCUMENT_TYPES,
  };
}

function relationOf(given: z.output<typeof relation>): RelationRule {
  const ours = RELATIONS.find((one) => one.code === given.code);
  const { licence = null, groups = null, licenceGroup = null } = given;
  const isOwn = licence !== null || groups !== null || licenceGroup !== null;
  return {
    code: given.code,
    name: given.name ?? null,
    needsEnd: given.needsEnd ?? ours?.needsEnd ?? false,
    needsContract: given.needsContract ?? ours?.needsContract ?? false,
    needsStart: given.needsStart ?? ours?.needsStart ?? false,
    profile: isOwn ? { licence, groups, licenceGroup } : null,
  };
}

function documentOf(given: z.output<typeof documentType>): DocumentRule {
  const ours = DOCUMENT_TYPES.find((one) => one.code === given.code);
  return {
    code: given.code,
    name: given.name ?? null,
    short: given.short ?? null,
    characters: given.characters ?? ours?.characters ?? 'letters_and_digits',
    shortest: given.shortest ?? ours?.shortest ?? 3,
    longest: given.longest ?? ours?.longest ?? 20,
    zeroFirst: ours?.zeroFirst ?? true,
  };
}

/** Codes that stand twice, and those of the institution's own without a name. */
function nameProblems(
  part: Part,
  {
    given,
    ours,
  }: {
    readonly given: readonly { code: string; name?: string | undefined }[];
    readonly ours: readonly { readonly code: string }[];
  },
): readonly string[] {
  return given.flatMap(({ code: one, name: called }, index) => [
    ...(given.findIndex((other) => other.code === one) < index
      ? [`${part}[${index}]: the code ${one} stands twice`]
      : []),
    ...(called === undefined && !ours.some((other) => other.code === one)
      ? [`${part}[${index}]: ${one} needs a name, which people read`]
      : []),
  ]);
}

function problemOf({ path, message }: z.core.$ZodIssue): string {
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return place === '' ? message : `${place.replace(/^\./, '')}: ${message}`;
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`${file} is no JSON: ${error.message}`);
    throw error instanceof TypeError ? new Error(`${file} is not UTF-8: save it as "UTF-8"`) : error;
  }
}
