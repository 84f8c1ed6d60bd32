import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Institution } from '#sandbox/start.ts';
import { setCrashStage, type CrashStage } from '#test/stages/crash-stage.ts';
import { inChat } from '#test/stages/desk.ts';
import { drilled } from '#test/drill.ts';
import type { Call, Phase } from '#test/proxy.ts';
import {
  creationValues,
  eventually,
  option,
  person,
  personAt,
  textOf,
  typed,
  type PersonAtChat,
} from '#test/stages/stage.ts';

/** Where the process is killed: at an outside call of this step, before it is made or after it was carried out. */
const POINTS: readonly { readonly step: string; readonly is: (call: Call) => boolean }[] = [
  {
    step: 'the check of the address',
    is: ({ path, body }) => path === '/v1.0/$batch' && body.includes('subscribedSkus'),
  },
  { step: 'the creation of the user', is: ({ method, path }) => method === 'POST' && path === '/v1.0/users' },
  { step: 'the licence', is: ({ path }) => path.endsWith('/assignLicense') },
  { step: 'the wait for the mailbox', is: ({ method, path }) => method === 'GET' && path.endsWith('/mailboxSettings') },
  { step: 'the mailbox settings', is: ({ method, path }) => method === 'PATCH' && path.endsWith('/mailboxSettings') },
  {
    step: 'the reading back',
    is: ({ path, body }) => path === '/v1.0/$batch' && body.includes('onPremisesExtensionAttributes'),
  },
  { step: 'the hand-over', is: ({ path, body }) => path.endsWith('/chat.postMessage') && body.includes('hand_over') },
];

interface Planned {
  readonly number: string;
  readonly local: string;
  readonly holder: string;
}

describe('a process that is killed', () => {
  let stage: CrashStage;
  let institution: Institution;
  let people = 0;

  beforeAll(async () => {
    stage = await setCrashStage();
    ({ institution } = stage);
  });
  afterAll(async () => await stage.stop());

  /**
   * Takes a request for a new person to the moment before its approval, which begins it. Answers its number, the local
   * part of the address and the person.
   */
  async function plannedRequest(): Promise<Planned> {
    people += 1;
    const word = [...String(people)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const maria = personAt({ institution }, 'U0EMPLEADA');
    const jorge = personAt({ institution }, 'U0SISTEMAS1');
    const name = { givenNames: 'Prueba', surnames: `Caida${word}` };
    const { user, fields } = inChat({ institution }, { id: `U0CAIDA${word.toUpperCase()}`, ...name });
    await maria.command('/correo', 'crear');
    await maria.submit(
      creationValues({
        ...fields,
        documentNumber: typed(String(10_000_000 + people)),
        department: option('external_select', '100', 'Despacho del Gobernador'),
        responsible: person('U0JEFE'),
      }),
    );
    const local = `prueba.caida${word}`;
    const card = await jorge.sees(`${local}@`);
    const number = /FT-GTI-006-\d{4}-\d{5}/.exec(textOf(card))?.[0] ?? '';
    await eventually('the approval', () => textOf(jorge.message(number)).includes('Aprobar y crear'));
    return { number, local, holder: user.id };
  }

  async function outcomeOf({ number, local, holder }: Planned): Promise<void> {
    const jorge = personAt({ institution }, 'U0SISTEMAS1');
    const maria = personAt({ institution }, 'U0EMPLEADA');
    const cardsOf = (watcher: PersonAtChat): readonly string[] =>
      watcher
        .messages()
        .map(textOf)
        .filter((text) => text.startsWith('Cuenta nueva') && text.includes(number));
    for (const watcher of [jorge, maria]) {
      const handed = (): boolean => cardsOf(watcher).some((text) => text.includes('Entregada'));
      await eventually(`the cards of ${number} to tell the hand-over`, handed);
    }

    const users = institution.graph.users().filter(({ userPrincipalName }) => userPrincipalName.startsWith(local));
    expect(users).toHaveLength(1);
    expect(users[0]?.licences).toHaveLength(1);
    const address = users[0]?.userPrincipalName ?? '';
    const told = (): readonly string[] =>
      personAt({ institution }, holder)
        .messages()
        .map(textOf)
        .filter((text) => text.includes(address));
    await eventually('the message', () => told().length > 0);
    expect(told().map((text) => text.slice(0, 12))).toEqual(['Su correo in']);
    const approvals = maria.messages().filter((message) => textOf(message).includes(`aprobó su solicitud ${number}`));
    expect(approvals).toHaveLength(1);
    for (const watcher of [jorge, maria]) expect(cardsOf(watcher)).toEqual([expect.stringContaining('Entregada')]);
    const creations = institution.graph
      .journal()
      .filter(({ method, path, status }) => method === 'POST' && path === '/v1.0/users' && status === 201);
    expect(creations).toHaveLength(people);
    const sql = postgres(stage.databaseUrl, { max: 1 });
    const rows = await sql`select address from accounts where request_number = ${number}`;
    await sql.end();
    expect(rows).toEqual([{ address }]);
  }

  for (const { step, is } of POINTS) {
    for (const phase of drilled<readonly Phase[]>(['after'], ['before', 'after'])) {
      it(`${phase} ${step} leaves one account, one licence, one hand-over and correct cards`, async () => {
        const request = await plannedRequest();
        const killed = stage.killedAt(phase, is);
        await personAt({ institution }, 'U0SISTEMAS1').press('Aprobar y crear', request.number);
        await killed;
        await stage.restart();
        await outcomeOf(request);
      });
    }
  }
});
