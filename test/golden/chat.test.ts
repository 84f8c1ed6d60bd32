import type { WebClient } from '@slack/web-api';
import { createChat } from '#adapters/slack/chat.ts';
import { MODIFICATIONS } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { pressCutMessage } from '#dialogue/parts/press-cut.ts';
import type { Chat } from '#dialogue/chat.ts';
import type { NoticesDeps } from '#dialogue/notices/deps.ts';
import { createNotices } from '#dialogue/notices/notices.ts';
import { BUZON } from '#domain/person.ts';
import { COLLEAGUE, EMPLOYEE, HEAD, HOLDER, NOW, QUESTION, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import type { RequesterMoment, ThreadNote } from '#domain/request/effect.ts';
import type { Messages } from '#messages/messages.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { Post, Posts } from '#use-cases/ports/store/post.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { golden, type Case } from './golden.ts';
import { requestOf, ENDED, FAILED, FORMS, INSTITUTION, RATIFIED, UNRATIFIED } from './things.ts';

/*
 * What the workers post, to whom and where. Messages that no builder of their own draws are recorded as the calls to
 * the chat's client. Messages with a builder have golden files of their own, so only their recipients are recorded
 * here.
 */

const CHANNEL = 'C0SYSTEMS';
const STANDING: Post = {
  ...{ place: CHANNEL, threadId: null, messageId: '1770000000.000100', shownRevision: 0, begunAt: NOW },
  ...{ triedMsAgo: null, inDoubt: false },
};

type Sent = Readonly<Record<string, unknown>>;

/** The calls to the client that this work makes. `stands` tells for which keys a message already exists. */
async function sentBy(
  m: Messages,
  work: (notices: Notices, chat: Chat) => Promise<unknown>,
  stands: (key: string) => boolean,
): Promise<readonly Sent[]> {
  const calls: Sent[] = [];
  const told =
    (method: string) =>
    async (args: Sent): Promise<object> => {
      calls.push({ method, ...args });
      return await Promise.resolve({ ok: true, channel: CHANNEL, ts: '1770000000.000200' });
    };
  const nothing = async (): Promise<void> => await Promise.resolve();
  const yes = async (): Promise<boolean> => await Promise.resolve(true);
  const deps = {
    client: { chat: { postMessage: told('chat.postMessage'), update: told('chat.update') } } as unknown as WebClient,
    posts: {
      find: async (key: string) => await Promise.resolve(stands(key) ? STANDING : null),
      ...{ begin: yes, done: yes, changing: nothing, settled: nothing, shown: nothing },
    } as unknown as Posts,
    people: {
      team: async () =>
        await Promise.resolve([SYSTEMS, COLLEAGUE].map((one) => ({ ...one, systems: true, door: 'slack' }))),
    } as unknown as NoticesDeps['people'],
    ...{ messages: m, institution: INSTITUTION, systemsChannel: CHANNEL, controlPerson: 'U0CONTROL', lateMs: 1_000 },
    ...{ teamIds: ['U0SYSTEMS', 'S0SYSTEMS'], systemsHead: 'U0CHIEF' },
    delivery: 'password' as const,
  };
  const chat = createChat(deps);
  await work(createNotices({ ...deps, chat }), chat);
  return calls;
}

/** The messages that the systems area already has. */
const isSystemsCard = (key: string): boolean => key.startsWith('card:systems') || key === 'tenant_troubles';

async function whole(
  m: Messages,
  name: string,
  work: (notices: Notices, chat: Chat) => Promise<unknown>,
): Promise<Case> {
  return [name, await sentBy(m, work, isSystemsCard)];
}

/** The calls with only the number of their blocks: golden files of the builders show what is in them. */
async function toWhom(
  m: Messages,
  name: string,
  work: (notices: Notices, chat: Chat) => Promise<unknown>,
  stands: (key: string) => boolean = isSystemsCard,
): Promise<Case> {
  const calls = await sentBy(m, work, stands);
  return [
    name,
    calls.map(({ blocks, ...call }) => ({ ...call, blocks: Array.isArray(blocks) ? blocks.length : blocks })),
  ];
}

const OPEN = { ...QUESTION, by: SYSTEMS };
const answered = { ...OPEN, answer: { text: 'Profesional', at: NOW } };
const inPerson: RequestChange = {
  form: { ...FORMS.personal, chatUser: null },
  ...{ handedTo: { person: HEAD, as: 'responsible' }, receivers: { holder: null, department: HEAD } },
};

/** The requester corrected a document, a day and a person, of which the first is shown in part. */
const CORRECTED = requestOf('personal', 'submitted', {
  corrections: [
    {
      at: NOW,
      before: {
        ...FORMS.personal,
        documentNumber: '98765432',
        position: 'Asesora',
        contractEnd: '2026-12-31',
        chatUser: null,
      },
      fields: ['documentNumber', 'position', 'contractEnd', 'chatUser'],
    },
  ],
});

/**
 * Every kind of note in a request's thread, with the request that it is about. A new kind does not compile until it is
 * listed here.
 */
const NOTES: { readonly [K in ThreadNote['kind']]: readonly (readonly [Extract<ThreadNote, { kind: K }>, Request])[] } =
  {
    question: [[{ kind: 'question', index: 0 }, requestOf('personal', 'info_requested')]],
    answer: [[{ kind: 'answer', index: 0 }, requestOf('personal', 'submitted', { questions: [answered] })]],
    corrected: [[{ kind: 'corrected', index: 0 }, CORRECTED]],
    blocked: [[{ kind: 'blocked' }, requestOf('block', 'executing')]],
    lapsed: [[{ kind: 'lapsed' }, requestOf('block', 'cancelled')]],
    failed: [[{ kind: 'failed', failure: FAILED }, requestOf('data', 'failed', { failure: FAILED })]],
    plan_changed: [
      [
        { kind: 'plan_changed', changes: [{ what: 'licence', before: 'STANDARDPACK', after: 'SPE_F1' }] },
        requestOf('personal', 'submitted'),
      ],
    ],
    by_hand: [[{ kind: 'by_hand' }, requestOf('alias', 'executing')]],
    reveal_failed: [
      [{ kind: 'reveal_failed', failure: { ...FAILED, code: 'password_refused' } }, requestOf('personal', 'delivered')],
    ],
    not_received: [
      [{ kind: 'not_received' }, requestOf('personal', 'delivered')],
      [{ kind: 'not_received' }, requestOf('personal', 'delivered', { ...inPerson, passwordChangedAt: NOW })],
    ],
    holder_joined: [[{ kind: 'holder_joined' }, requestOf('personal', 'delivered')]],
    newcomer: [[{ kind: 'newcomer' }, requestOf('personal', 'delivered', { ...inPerson, newcomer: HOLDER })]],
  };

golden('thread-notes', async (m) => {
  const notes = Object.values(NOTES).flat() as readonly (readonly [ThreadNote, Request])[];
  return await Promise.all([
    ...notes.map(
      async ([note, request], index) =>
        await whole(m, `${note.kind}, ${index}`, async (notices) => await notices.threadNote(request, note.kind, note)),
    ),
    whole(m, 'of somebody who is released already, nothing', async (notices) => {
      await notices.threadNote(requestOf('personal', 'delivered'), 'newcomer', { kind: 'newcomer' });
    }),
  ]);
});

const DONE_WITHOUT_HAND_OVER = MODIFICATIONS.filter((type) => type !== 'password' && type !== 'responsible');

golden('told', async (m) => {
  const rejected = requestOf('personal', 'rejected');
  const byItself = requestOf('data', 'rejected', {
    ...{ failure: { ...FAILED, code: 'protected_role' }, decision: { outcome: 'rejected', by: BUZON, at: NOW } },
  });
  const done = ([...DONE_WITHOUT_HAND_OVER, 'deletion', 'restoration', 'suspension'] as const).flatMap((type) =>
    (type === 'redirection' || type === 'deletion' ? (['scheduled', 'closed'] as const) : (['closed'] as const)).map(
      async (state) =>
        await whole(m, `done: ${type}, ${state}`, async (notices) => {
          await notices.tellDone(requestOf(type, state, { requester: SYSTEMS, handedTo: null }), []);
        }),
    ),
  );
  const ready = (['personal', 'restoration', 'responsible', 'password'] as const).flatMap((type) =>
    (['holder', 'responsible'] as const).map(
      async (as) =>
        await whole(m, `handed over: ${type}, ${as}`, async (notices) => {
          const handedTo = { person: as === 'holder' ? HOLDER : HEAD, as };
          await notices.tellDone(requestOf(type, 'delivered', { requester: EMPLOYEE, handedTo }), []);
        }),
    ),
  );
  const by = { by: SYSTEMS, at: NOW };
  const lapsed = { ended: { by: BUZON, at: NOW, reason: 'Nadie ratificó' }, supersededBy: 'FT-9' } as const;
  const lifted = { ended: { ...by, reason: 'Apareció el celular' }, supersededBy: 'FT-9' } as const;
  const blocks: readonly (readonly [string, Request])[] = [
    ['blocked', requestOf('block', 'scheduled')],
    ['blocked and ratified before it was done', requestOf('block', 'closed', { ratification: RATIFIED })],
    ['by the head', requestOf('block', 'scheduled', { ratification: { ...UNRATIFIED, blockedAs: 'head' } })],
    ['lapsed', requestOf('block', 'cancelled', lapsed)],
    ['lifted', requestOf('block', 'cancelled', lifted)],
    ['lifted after it was ratified', requestOf('block', 'closed', { ratification: RATIFIED, supersededBy: 'FT-9' })],
  ];
  const blocked = blocks.map(
    async ([name, request]) =>
      await whole(m, `a block: ${name}`, async (notices) => await notices.tellDone({ ...request, handedTo: null }, [])),
  );
  const goesOn: readonly (readonly [RequesterMoment, Request])[] = [
    ['approved', requestOf('personal', 'approved')],
    ['approved', requestOf('personal', 'executing')],
    ['approved', requestOf('deletion', 'scheduled')],
    ['stopped', requestOf('data', 'failed', { failure: FAILED })],
    ['ended', requestOf('deletion', 'cancelled', { ended: { ...by, reason: null } })],
    ['ended', requestOf('deletion', 'cancelled', { ended: { ...by, reason: 'Sigue' }, supersededBy: 'FT-9' })],
    ['ended', requestOf('deletion', 'cancelled', { supersededBy: 'FT-9' })],
    ['ended', requestOf('data', 'cancelled', { supersededBy: 'FT-9' })],
    ['ended', requestOf('data', 'closed', { ended: { ...by, reason: 'Ya no' }, handedTo: null })],
    ['ended', requestOf('data', 'closed', { ended: { ...by, reason: null }, handedTo: null })],
    ['ended', requestOf('block', 'cancelled', lapsed)],
    ['ended', requestOf('block', 'cancelled', lifted)],
    ['ended', requestOf('block', 'closed', { ratification: RATIFIED, supersededBy: 'FT-9' })],
  ];
  const asked = goesOn.map(
    async ([moment, request], index) =>
      await whole(m, `to the requester: ${moment}, ${index}`, async (notices) => {
        await notices.tellRequester({ ...request, requester: EMPLOYEE }, moment);
      }),
  );
  return await Promise.all([
    whole(m, 'a question', async (notices) => await notices.tellQuestion(requestOf('personal', 'info_requested'), 0)),
    whole(m, 'a question that is answered', async (notices) => {
      await notices.tellQuestion(requestOf('personal', 'submitted', { questions: [answered] }), 0);
    }),
    whole(m, 'rejected', async (notices) => await notices.tellRejected(rejected)),
    whole(m, 'rejected by itself', async (notices) => await notices.tellRejected(byItself)),
    whole(
      m,
      'a password is claimed',
      async (notices) => await notices.tellClaim(requestOf('password', 'submitted'), HEAD),
    ),
    whole(
      m,
      'an account is claimed',
      async (notices) => await notices.tellClaim(requestOf('restoration', 'submitted'), HEAD),
    ),
    ...done,
    ...ready,
    ...blocked,
    ...asked,
    whole(m, 'an account is going to be closed', async (notices) => {
      await notices.tellClosing(requestOf('deletion', 'scheduled', { requester: SYSTEMS }), []);
    }),
    whole(m, 'the password was changed, and the rest goes on', async (notices) => {
      await notices.tellClosed(requestOf('password', 'closed', { passwordChangedAt: NOW }));
    }),
    whole(
      m,
      'a press was cut',
      async (_, chat) => await chat.post({ key: postKey.pressCut('press'), to: EMPLOYEE, message: pressCutMessage(m) }),
    ),
    whole(m, 'nothing is left of the tenant’s troubles', async (notices) => await notices.tellTenant([])),
    ...(['backup_failed', 'head_file_failed', 'second_factor_unseen'] as const).map(
      async (code) => await whole(m, code, async (notices) => await notices.tellTrouble(code, code)),
    ),
  ]);
});

/** The official has only this one to confirm. */
const ONE = { hasSeveral: false };

golden('to-whom', async (m) => {
  const delivered = requestOf('personal', 'delivered', { reminded: 3 });
  const closed = requestOf('personal', 'closed', { passwordChangedAt: NOW });
  const all = (): boolean => true;
  return await Promise.all([
    ...(['systems', 'requester'] as const).map(
      async (audience) =>
        await toWhom(
          m,
          `card, ${audience}`,
          async (notices) => {
            await notices.showCard({ request: requestOf('personal', 'submitted'), run: null, audience });
          },
          () => false,
        ),
    ),
    toWhom(m, 'card that stands', async (notices) => {
      await notices.showCard({ request: requestOf('personal', 'submitted'), run: null, audience: 'systems' });
    }),
    toWhom(m, 'card of what a rule asked for', async (notices) => {
      await notices.showCard({ request: requestOf('suspension', 'submitted'), run: null, audience: 'requester' });
    }),
    toWhom(m, 'what an official has to confirm', async (notices) => {
      await notices.tellReceipts(HEAD, { day: '2026-02-02', requests: [delivered, delivered] });
    }),
    toWhom(m, 'hand-over', async (notices) => await notices.handOver(delivered, HOLDER, 'holder')),
    toWhom(m, 'hand-over, shown', async (notices) => await notices.showHandOver(delivered, ONE)),
    toWhom(m, 'hand-over, shown again', async (notices) => await notices.showHandOver(delivered, ONE), all),
    toWhom(
      m,
      'hand-over in person, shown',
      async (notices) => await notices.showHandOver(requestOf('personal', 'delivered', inPerson), ONE),
    ),
    toWhom(m, 'reminder', async (notices) => await notices.remindReceipt(delivered, 3, ONE)),
    toWhom(
      m,
      'reminder, in person',
      async (notices) => await notices.remindReceipt(requestOf('personal', 'delivered', inPerson), 1, ONE),
    ),
    toWhom(m, 'closed', async (notices) => await notices.tellClosed(closed)),
    toWhom(m, 'closed otherwise', async (notices) => await notices.tellClosed({ ...closed, ended: ENDED })),
    toWhom(m, 'agreement', async (notices) => {
      const official = { ...HEAD, as: 'official' } as const;
      await notices.showAgreement(
        requestOf('contract', 'submitted', { agreement: { official, agreed: null, reminded: true } }),
      );
    }),
    toWhom(m, 'control', async (notices) => {
      await notices.tellControl(
        requestOf('data', 'approved', { alone: { by: SYSTEMS, at: NOW, reason: 'Nadie más' } }),
      );
    }),
    toWhom(
      m,
      'own trouble',
      async (notices) => await notices.tellTeam({ what: 'x', day: '2026-02-03' }, { code: 'channel_gone' }),
    ),
    toWhom(m, 'done, and who answers by now', async (notices) => {
      await notices.tellDone(requestOf('data', 'closed'), [{ ...ACCOUNT, responsible: SYSTEMS, addresses: [] }]);
    }),
    toWhom(m, 'head of the trail', async (notices) => await notices.tellHead('2026-02-03', { seq: 1, hash: 'ab' })),
  ]);
});
