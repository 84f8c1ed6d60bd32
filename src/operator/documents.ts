import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readDepartments } from '#adapters/institution-files/departments.ts';
import { createRegisterReader } from '#adapters/postgres/accounts/account-export.ts';
import { createDisposalWriter } from '#adapters/records/account-list/disposals-csv.ts';
import { createListWriters } from '#adapters/records/account-list/lists.ts';
import { createRecordWriter } from '#adapters/records/request-form/request-pdf.ts';
import { createMessages } from '#messages/messages.ts';
import { exportDisposals } from '#use-cases/retention/export-disposals.ts';
import { exportAccounts } from '#use-cases/accounts/export-accounts.ts';
import { EXPORT_FORMATS, type ExportFormat } from '#use-cases/ports/store/export.ts';
import { recordFor, supplementFor } from '#use-cases/records/make-record.ts';
import type { Config } from '#src/config/config.ts';
import { institutionOf, wordSettingsOf } from '#src/config/config-slices.ts';
import { withDatabase } from './database.ts';
import { operatorPerson } from './person.ts';
import { writeForOwner } from './owner-file.ts';

const clock = { now: (): Date => new Date() };

const REFUSALS = {
  not_systems: 'only the systems area may export the list',
  under_way: 'another list of accounts is being written: wait a minute and try again. Nothing was changed.',
} as const;

const FORGOTTEN = 'its personal data was removed when the time to keep it was over (RETENTION_DAYS)';
const ALTERED =
  'what is kept is not what the trail says was archived, so it is not given out: npm run audit:verify tells more, and a backup may hold the original';

type Tell = (line: string) => void;

/** `npm run accounts -- FILE`: FT-GTI-002 in the format of the file's ending. False when there is no such format. */
export async function writeAccountList(
  config: Config,
  input: { readonly file: string; readonly tell: Tell },
): Promise<boolean> {
  const { file, tell } = input;
  const format = EXPORT_FORMATS.find((one) => file.toLowerCase().endsWith(`.${one}`));
  if (format === undefined) {
    tell(`${file} names no format: it ends in .${EXPORT_FORMATS.join(' or .')}`);
    return false;
  }
  const accounts = await writeList(config, { file, format });
  tell(`${accounts} accounts are in ${file}. It holds personal data: keep it where few can read it.`);
  return true;
}

async function writeList(config: Config, { file, format }: { file: string; format: ExportFormat }): Promise<number> {
  const { timeZone } = config;
  return await withDatabase(config, async ({ db, store }) => {
    const writers = createListWriters({ messages: createMessages(wordSettingsOf(config)), timeZone });
    const deps = { store, clock, institution: institutionOf(config), register: createRegisterReader(db), writers };
    return await writeForOwner(file, async (out) => {
      const done = await exportAccounts(deps, { by: operatorPerson(), format, out });
      if (!done.ok) throw new Error(REFUSALS[done.error.code]);
      return done.value.accounts;
    });
  });
}

/** `npm run disposals -- FILE`: the disposal record. False while it is empty. */
export async function writeDisposals(
  config: Config,
  { file, tell }: { readonly file: string; readonly tell: Tell },
): Promise<boolean> {
  const disposals = createDisposalWriter({ messages: createMessages(wordSettingsOf(config)) });
  return await withDatabase(config, async ({ store }) => {
    const by = operatorPerson();
    const exported = await exportDisposals({ store, clock, disposals }, { by, isAllowed: true });
    if (!exported.ok) {
      tell('nothing was given up by retention yet: there is no disposal record');
      return false;
    }
    const { content } = exported.value.file;
    await writeForOwner(file, async (out) => await pipeline([content], out));
    tell(`${exported.value.lines} lines are in ${file}. They hold no personal data.`);
    return true;
  });
}

/**
 * `npm run text -- SHA256 FILE`: the policy of use, or the privacy notice, that a record names by its hash. False when
 * no such text is kept.
 */
export async function writeShownText(
  config: Config,
  { sha256, file, tell }: { readonly sha256: string; readonly file: string; readonly tell: Tell },
): Promise<boolean> {
  return await withDatabase(config, async ({ store }) => {
    const text = await store.texts.find(sha256.toLowerCase());
    if (text === null) {
      tell(`no text is kept under ${sha256}, or what is kept there is another text by now`);
      return false;
    }
    // Byte for byte, so that its SHA-256 matches the record.
    await writeForOwner(file, async (out) => await pipeline([text.text], out));
    tell(`the ${text.kind === 'policy' ? 'policy of use' : 'privacy notice'} with this hash is in ${file}`);
    return true;
  });
}

/**
 * `npm run record -- NUMBER [FILE]`: FT-GTI-006 of that request. False when there is none, or its data was forgotten.
 */
export async function writeRecord(
  config: Config,
  input: { readonly number: string; readonly file: string | null; readonly tell: Tell },
): Promise<boolean> {
  const { number, tell } = input;
  const { paper } = config;
  return await withDatabase(config, async ({ store }) => {
    const request = await store.requestByNumber(number);
    if (request === null) {
      tell(`there is no request ${number}`);
      return false;
    }
    const records = createRecordWriter({ messages: createMessages(wordSettingsOf(config)), paper });
    const departments = readDepartments(config.departmentsFile);
    const deps = { store, clock, institution: institutionOf(config), departments, records };
    const record = await recordFor(deps, { requestId: request.id, by: operatorPerson() });
    if (!record.ok) {
      tell(`${number}: ${record.error.code === 'altered' ? ALTERED : FORGOTTEN}`);
      return false;
    }
    const file = input.file ?? record.value.name;
    await writeForOwner(file, async (out) => await pipeline([record.value.content], out));
    tell(`${number} is in ${file}`);
    const supplement = await supplementFor(deps, { requestId: request.id, by: operatorPerson() });
    if (supplement === 'altered') tell(`the first steps that were taken after its end: ${ALTERED}`);
    else if (supplement !== null) {
      const supplementPath = join(dirname(file), supplement.name);
      await writeForOwner(supplementPath, async (out) => await pipeline([supplement.content], out));
      tell(`the first steps that were taken after its end are in ${supplementPath}`);
    }
    return supplement !== 'altered';
  });
}
