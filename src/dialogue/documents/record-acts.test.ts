import { describe, expect, it } from 'vitest';
import type { Request } from '#domain/request/request.ts';
import { actor, COLLEAGUE, EMPLOYEE, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import { SEND_RECORD } from '../act-names.ts';
import { DONE } from '../acts.ts';
import { m, plainDeps, pressed } from '../acts.fixture.ts';
import { FILE, sending } from './documents.fixture.ts';
import { recordActs } from './record-acts.ts';

const REQUEST = requestIn('submitted', { id: '6f1f3c0e-0000-4000-8000-000000000001', requester: EMPLOYEE });
const words = m.documents.record;

interface There {
  readonly request?: Request | null;
  readonly takes?: boolean;
  readonly showsFullDocument?: boolean;
}

function stage({ request = REQUEST, takes = true, showsFullDocument = false }: There = {}) {
  const { sent, sendFile } = sending(takes);
  const nothing = async (): Promise<null> => await Promise.resolve(null);
  const none = async (): Promise<never[]> => await Promise.resolve([]);
  const plain = plainDeps(
    {
      sendFile,
      institution: { versions: [], timeZone: 'America/Bogota', showsFullDocument, rules: {} },
      records: { request: async () => await Promise.resolve(FILE) },
      departments: { headedBy: () => [] },
      store: {
        ...{ request: async () => await Promise.resolve(request), run: nothing, accountOf: nothing, registerFor: none },
        ...{ trail: { ofRequest: none }, archive: { find: nothing } },
      },
    },
    { forgetting: { isRemembered: async () => await Promise.resolve(true) } },
  );
  return { ...plain, sent, acts: recordActs(plain.deps) };
}

describe('the record, as a file', () => {
  const press = { name: SEND_RECORD, by: actor(EMPLOYEE, false), payload: REQUEST.id };
  const systems = { ...press, by: actor(SYSTEMS, true) };

  it('goes to whoever asked for it, as it stands, and they are told beside what they pressed', async () => {
    const { acts, sent, events } = stage();
    const { reply, told } = await pressed(acts, press);
    expect(reply).toEqual(DONE);
    expect(told).toEqual([words.sent(REQUEST.number)]);
    expect(sent).toEqual([[EMPLOYEE.id, FILE.name, words.open(REQUEST.number)]]);
    expect(events).toMatchObject([{ what: 'record_given' }]);
  });

  it('says to the systems area that a document stands in it in full', async () => {
    const { acts, sent } = stage({ showsFullDocument: true });
    await pressed(acts, systems);
    expect(sent).toEqual([[SYSTEMS.id, FILE.name, `${words.open(REQUEST.number)} ${words.full}`]]);
  });

  it('says that one was drawn of a request that is over and had none', async () => {
    const { acts, sent } = stage({ request: { ...REQUEST, state: 'rejected' } });
    await pressed(acts, systems);
    expect(sent.map(([, , text]) => text)).toEqual([words.drawn(REQUEST.number)]);
  });

  it('tells that the chat did not take it', async () => {
    expect((await pressed(stage({ takes: false }).acts, press)).told).toEqual([m.documents.notSent]);
  });

  it('tells anybody else that it is not for them, and the trail has it', async () => {
    const { acts, sent, events } = stage();
    const { reply, told } = await pressed(acts, { ...press, by: actor(COLLEAGUE, false) });
    expect(told).toEqual([words.refusal.not_entitled]);
    expect(sent).toEqual([]);
    await reply.after?.();
    expect(events).toMatchObject([
      { what: 'attempt_refused', requestId: REQUEST.id, data: { act: 'record', why: 'not_entitled' } },
    ]);
  });

  it('tells that a request is not there', async () => {
    expect((await pressed(stage({ request: null }).acts, press)).told).toEqual([words.refusal.not_found]);
  });
});
