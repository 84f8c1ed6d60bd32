import { z } from 'zod';
import { act, DONE, form, open, tell, type Acts, type Answers } from '#dialogue/acts.ts';
import { paragraph, type Dialog, type Field, type Option } from '#dialogue/screen.ts';
import { saying } from './things.ts';

/** What a person did, as the bot received it. */
export interface Did {
  readonly what: string;
  readonly by?: string;
  readonly [more: string]: unknown;
}

const options: readonly Option[] = ['a', 'b'].map((value) => ({ value, text: `Opción ${value}` }));
const field = (name: string, input: Field['input'], more: Partial<Field> = {}): Field => ({
  ...{ kind: 'field', name, label: `Campo ${name}`, optional: true, input },
  ...more,
});

/** A window with one field of each kind. */
function thingDialog(title = 'Una cosa'): Dialog {
  return {
    ...{ form: 'thing_form', state: { id: 'R' }, title, submit: 'Enviar', close: 'Cerrar' },
    content: [
      paragraph([['Llene lo que haga falta.']]),
      field('name', { input: 'line', max: 80 }),
      field('why', { input: 'paragraph', max: 500 }),
      field('mail', { input: 'email' }),
      field('day', { input: 'day', placeholder: 'Un día' }),
      field('kind', { input: 'switch', options, initial: 'a' }),
      field('pick', { input: 'choice', options, placeholder: 'Una' }),
      field('checks', { input: 'checks', options }),
      field('who', { input: 'person', placeholder: 'Alguien' }),
      field('dept', { input: 'search', placeholder: 'Una dependencia', from: 1 }),
      field('groups', { input: 'multi_search', placeholder: 'Unos grupos', from: 1, most: 5 }),
    ],
  };
}

function read(answers: Answers): Readonly<Record<string, unknown>> {
  const { text, day, option, person } = answers;
  const several = (name: string): readonly string[] => answers.options(name).map(({ value }) => value);
  return {
    ...{ name: text('name'), why: text('why'), mail: text('mail'), day: day('day'), kind: option('kind') },
    ...{ pick: option('pick'), checks: several('checks'), who: person('who'), dept: option('dept') },
    groups: several('groups'),
  };
}

/** All acts that people can do in the contract of a chat. Each is noted in `did`. */
export function thingActs(did: Did[]): Acts {
  const note = (one: Did): void => void did.push(one);
  const found = (text: string): readonly Option[] => options.map(({ value }) => ({ value, text: `${text} ${value}` }));
  return {
    acts: [
      act({
        name: 'thing_text',
        payload: z.string(),
        run: async ({ by, payload, part }) => {
          note({ what: 'text', by: by.id, payload, part });
          return await Promise.resolve(tell(`Anotado: ${payload}`, { after: async () => note({ what: 'after' }) }));
        },
      }),
      act({
        name: 'thing_object',
        payload: z.strictObject({ id: z.string(), step: z.number() }),
        run: async ({ payload }) => {
          note({ what: 'object', payload });
          return await Promise.resolve({ as: 'show', message: saying(`Paso ${payload.step}`), replaces: true });
        },
      }),
      act({
        name: 'thing_bare',
        payload: z.null(),
        run: async (pressing) => {
          await pressing.tell('Un momento.');
          return { as: 'show', message: saying('Una más') };
        },
      }),
      act({
        name: 'thing_now',
        payload: z.null(),
        asks: 'anew',
        run: async ({ by }) => {
          note({ what: 'now', by: by.id });
          return await Promise.resolve(DONE);
        },
      }),
      act({ name: 'thing_bug', payload: z.null(), run: async () => await Promise.reject(new Error('a bug')) }),
      act({ name: 'thing_open', payload: z.null(), run: async () => await Promise.resolve(open(thingDialog())) }),
      act({
        name: 'thing_slow',
        payload: z.null(),
        loading: { title: 'Buscando', close: 'Cerrar', content: [paragraph([['Un momento…']])] },
        run: async () => {
          const shown = async (outcome: string) => {
            note({ what: outcome });
            return await Promise.resolve(DONE);
          };
          return await Promise.resolve({ as: 'open', dialog: thingDialog('Encontrada'), shown });
        },
      }),
    ],
    forms: [
      form({
        name: 'thing_form',
        state: z.strictObject({ id: z.string() }),
        submit: async ({ by, state, answers }) => {
          note({ what: 'form', by: by.id, state, answers: read(answers) });
          switch (answers.text('name')) {
            case 'mal':
              return { as: 'errors', errors: { name: 'Este nombre no sirve.' } };
            case 'otra':
              return open(thingDialog('Otra'));
            case 'encima':
              return { ...open(thingDialog('Encima')), onTop: true };
            case 'todas':
              return { as: 'close_all' };
            case 'diga':
              return tell('Así queda.');
            default:
              return await Promise.resolve(DONE);
          }
        },
        chosen: {
          kind: async ({ answers }) => await Promise.resolve(open(thingDialog(`Con ${answers.option('kind')}`))),
        },
      }),
    ],
    searches: ['dept', 'groups'].map((name) => ({
      field: name,
      find: async ({ text, form: within, state }) => {
        note({ what: 'search', field: name, text, form: within, state });
        return await Promise.resolve(found(text));
      },
    })),
    commands: [
      {
        name: 'correo',
        run: async ({ by, text }) => {
          note({ what: 'command', by: by.id, text });
          return await Promise.resolve(text === 'abrir' ? open(thingDialog()) : tell(`Dijo: ${text}`));
        },
      },
    ],
    choices: { pick: z.enum(['a', 'b']) },
    shortcuts: [
      {
        name: 'solicitar_correo',
        run: async ({ by }) => {
          note({ what: 'shortcut', by: by.id });
          return await Promise.resolve(open(thingDialog()));
        },
      },
    ],
    windows: [],
  };
}
