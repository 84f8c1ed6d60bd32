import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readDepartments } from '#adapters/departments/departments.ts';
import { createRegisterReader } from '#adapters/postgres/account-export.ts';
import { createListWriters } from '#adapters/records/lists.ts';
import { createRecordWriter } from '#adapters/records/request-pdf.ts';
import { createMessages } from '#messages/messages.ts';
import { exportAccounts } from '#use-cases/export-accounts.ts';
import { EXPORT_FORMATS, type ExportFormat } from '#use-cases/export-ports.ts';
import { recordFor, supplementFor } from '#use-cases/make-record.ts';
import { institutionOf, type Config } from './config.ts';
import { withDatabase } from './operator-database.ts';
import { operatorPerson } from './operator-person.ts';
import { writeForOwner } from './owner-file.ts';

const clock = { now: (): Date => new Date() };

const REFUSALS = {
  not_systems: 'only the systems area may export the list',
  under_way: 'another list of accounts is being written: wait a minute and try again. Nothing was changed.',
} as const;

type Tell = (line: string) => void;

/** `npm run accounts -- FILE`: FT-GTI-002 as the ending of the file's name says. False where it names no format. */
export async function carryOutList(
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
  const { locale, timeZone } = config;
  return await withDatabase(config, async ({ db, store }) => {
    const writers = createListWriters({ messages: createMessages({ locale, timeZone }), timeZone });
    const deps = { store, clock, institution: institutionOf(config), register: createRegisterReader(db), writers };
    return await writeForOwner(file, async (out) => {
      const done = await exportAccounts(deps, { by: operatorPerson(), format, out, door: 'command_line' });
      if (!done.ok) throw new Error(REFUSALS[done.error.code]);
      return done.value.accounts;
    });
  });
}

/** `npm run record -- NUMBER [FILE]`: FT-GTI-006 of that request. False where there is none, or its data was forgotten. */
export async function carryOutRecord(
  config: Config,
  input: { readonly number: string; readonly file: string | null; readonly tell: Tell },
): Promise<boolean> {
  const { number, tell } = input;
  const { locale, timeZone, paper } = config;
  return await withDatabase(config, async ({ store }) => {
    const request = await store.requestByNumber(number);
    if (request === null) {
      tell(`there is no request ${number}`);
      return false;
    }
    const records = createRecordWriter({ messages: createMessages({ locale, timeZone }), paper });
    const departments = readDepartments(config.departmentsFile);
    const deps = { store, clock, institution: institutionOf(config), departments, records };
    const record = await recordFor(deps, { requestId: request.id, by: operatorPerson(), door: 'command_line' });
    if (!record.ok) {
      tell(`${number}: its personal data was removed when the time to keep it was over (RETENTION_DAYS)`);
      return false;
    }
    const file = input.file ?? record.value.name;
    await writeForOwner(file, async (out) => await pipeline([record.value.content], out));
    tell(`${number} is in ${file}`);
    const supplement = await supplementFor(deps, { requestId: request.id, by: operatorPerson(), door: 'command_line' });
    if (supplement !== null) {
      const beside = join(dirname(file), supplement.name);
      await writeForOwner(beside, async (out) => await pipeline([supplement.content], out));
      tell(`the first steps that were taken after its end are in ${beside}`);
    }
    return true;
  });
}
