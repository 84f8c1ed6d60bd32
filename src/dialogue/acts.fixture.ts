import { RELATIONS } from '#domain/account/relation.ts';
import { DOCUMENT_TYPES } from '#domain/form/document-type.ts';
import { NOW } from '#domain/request/request.fixture.ts';
import type { Actor } from '#domain/person.ts';
import { createMessages } from '#messages/messages.ts';
import type { AuditEvent } from '#use-cases/ports/store/event.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Store, Tx } from '#use-cases/ports/store/store.ts';
import type { Acts, Answers, Reply } from './acts.ts';
import type { DialogueDeps } from './deps.ts';
import { askSystemsAction, type Help } from './parts/ask-systems.ts';
import type { Option } from './screen.ts';

export const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });

/** The parts that a test gives; all others are missing. */
type Some<T> = T extends (...args: never[]) => unknown ? T : { readonly [K in keyof T]?: Some<T[K]> };

export interface Plain {
  readonly deps: DialogueDeps;
  /** Events written to the trail. */
  readonly events: AuditEvent[];
  /** Jobs sent to the queue. */
  readonly jobs: Job[];
}

/** Dependencies of acts: what a test gives, and a store whose transactions have what it gives for one. */
export function plainDeps(some: Some<DialogueDeps>, tx: Some<Tx> = {}): Plain {
  const events: AuditEvent[] = [];
  const jobs: Job[] = [];
  const within: Some<Tx> = {
    attemptsNoted: async () => await Promise.resolve({ alike: 0, ofAct: 0 }),
    append: async (event) => await Promise.resolve(void events.push(event)),
    send: async (job) => await Promise.resolve(void jobs.push(job)),
    seekers: async () => await Promise.resolve([]),
    ...tx,
  };
  const transact: Store['transact'] = async (work) => await work(within as Tx);
  const deps: Some<DialogueDeps> = {
    messages: m,
    clock: { now: () => NOW },
    log: { info: () => undefined, error: () => undefined },
    ...some,
    institution: { relations: RELATIONS, documentTypes: DOCUMENT_TYPES, ...some.institution },
    store: { transact, ...some.store },
  };
  return { deps: deps as DialogueDeps, events, jobs };
}

/** A refusal with the button that turns to the systems area. */
export function refusedWith(text: string, help: Help): Reply {
  return { as: 'tell', text, actions: [askSystemsAction(m, help)] };
}

/** The reply, and what was told meanwhile. */
interface Came {
  readonly reply: Reply;
  readonly told: readonly string[];
}

/** Presses a button, like a chat. */
export async function pressed(
  { acts = [] }: Partial<Acts>,
  press: { readonly name: string; readonly by: Actor; readonly payload?: unknown },
): Promise<Came> {
  const { name, by, payload = null } = press;
  const one = acts.find((act) => act.name === name);
  if (one?.fits(payload) !== true) throw new Error(`«${name}» cannot be pressed with this`);
  const told: string[] = [];
  const tell = async (text: string): Promise<void> => await Promise.resolve(void told.push(text));
  return { reply: await one.run({ by, payload, part: '', tell }), told };
}

/** Sends a form, like a chat; answers are the ids, days, values and texts of its fields. */
export async function filled(
  { forms = [] }: Partial<Acts>,
  form: {
    readonly name: string;
    readonly by: Actor;
    readonly state?: unknown;
    readonly answers: Readonly<Record<string, string | readonly Option[]>>;
  },
): Promise<Reply> {
  const { name, by, state = null } = form;
  const one = forms.find((each) => each.name === name);
  if (one?.fits(state) !== true) throw new Error(`«${name}» cannot be sent with this`);
  return await one.submit({ by, state, answers: answersOf(form.answers) });
}

function answersOf(values: Readonly<Record<string, string | readonly Option[]>>): Answers {
  const one = (field: string): string | null => {
    const value = values[field];
    return typeof value === 'string' ? value : null;
  };
  const several = (field: string): readonly Option[] => {
    const value = values[field];
    return typeof value === 'object' ? value : [];
  };
  return { has: (field) => field in values, text: one, option: one, day: one, person: one, options: several };
}
/** Chooses an option in a field that tells at once, like a chat. */
export async function chosen(
  { forms = [] }: Partial<Acts>,
  form: Parameters<typeof filled>[1] & { readonly field: string },
): Promise<Reply> {
  const { name, field, by, state = null } = form;
  const one = forms.find((each) => each.name === name);
  const run = one?.chosen?.[field];
  if (one?.fits(state) !== true || run === undefined) throw new Error(`«${field}» of «${name}» tells nothing`);
  return await run({ by, state, answers: answersOf(form.answers) });
}

/** Runs a search, like a chat. */
export async function searched(
  { searches = [] }: Partial<Acts>,
  search: {
    readonly field: string;
    readonly by: Actor;
    readonly text: string;
    readonly form?: string;
    readonly state?: unknown;
  },
): Promise<readonly Option[]> {
  const { field, form = '', state = null, ...asked } = search;
  const one = searches.find((each) => each.field === field);
  if (one === undefined) throw new Error(`nothing is searched in «${field}»`);
  return await one.find({ ...asked, form, state });
}

/** Writes a command, like a chat. */
export async function wrote(
  { commands = [] }: Partial<Acts>,
  command: { readonly name: string; readonly by: Actor; readonly text: string },
): Promise<Came> {
  const { name, ...written } = command;
  const one = commands.find((each) => each.name === name);
  if (one === undefined) throw new Error(`«${name}» is no command`);
  const told: string[] = [];
  const tell = async (text: string): Promise<void> => await Promise.resolve(void told.push(text));
  return { reply: await one.run({ ...written, tell }), told };
}
