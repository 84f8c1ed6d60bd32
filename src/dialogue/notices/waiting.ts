import type { Notices } from '#use-cases/ports/notices.ts';
import { postKey, type PostKey } from '#use-cases/ports/store/post-key.ts';
import { ignoreIfLeftChat } from '#use-cases/ports/left-chat.ts';
import { CHASES, lateOf, type Chase, type StillWaiting } from '#use-cases/ports/still-waiting.ts';
import { waitingMessage } from '../watch/waiting.ts';
import { isPosted, type NoticesDeps } from './deps.ts';

/** The reminders of what waits for the systems area: in its channel, then to its people and whoever leads them. */
export function waitingNotices(deps: NoticesDeps): Pick<Notices, 'tellWaiting'> {
  return {
    tellWaiting: async (waiting) => {
      for (const chase of CHASES) await remind(deps, { waiting, chase });
    },
  };
}

/** One message at most each day; none when everything in it was in one before. */
async function remind(
  deps: NoticesDeps,
  { waiting, chase }: { readonly waiting: StillWaiting; readonly chase: Chase },
): Promise<void> {
  const late = lateOf(waiting, chase);
  const marks = [
    ...late.requests.map(({ request, since }) => postKey.chased(chase, request.id, since)),
    ...late.questions.map(({ question }) => postKey.chased(chase, question.id, question.askedAt)),
    ...late.findings.map(({ finding }) => postKey.chased(chase, finding.id, finding.foundAt)),
  ];
  const known = await Promise.all(marks.map(async (mark) => await deps.posts.find(mark)));
  const fresh = marks.filter((_, index) => known[index] === null);
  // What comes after today's message waits for tomorrow's.
  if (fresh.length === 0 || (await isToldToday(deps, { chase, today: late.today }))) return;
  if (chase === 1) await tellChannel(deps, late);
  else await tellPeople(deps, late);
  for (const mark of fresh) await deps.posts.begin(mark, 'systems');
}

async function isToldToday(
  deps: NoticesDeps,
  { chase, today }: { readonly chase: Chase; readonly today: string },
): Promise<boolean> {
  const key = postKey.waiting(chase, today);
  // People have messages of their own; when all are posted, this says so.
  return chase === 1 ? await isPosted(deps, key) : (await deps.posts.find(key)) !== null;
}

async function tellChannel({ chat, messages: m, teamIds }: NoticesDeps, late: StillWaiting): Promise<void> {
  const message = waitingMessage(m, late, { to: 'channel', team: teamIds });
  await chat.post({ key: postKey.waiting(1, late.today), to: 'systems', message });
}

async function tellPeople(deps: NoticesDeps, late: StillWaiting): Promise<void> {
  const { chat, messages: m, systemsHead } = deps;
  const tell = async (id: string, as: 'person' | 'head'): Promise<void> => {
    const key: PostKey = postKey.waiting(3, late.today, id);
    const message = waitingMessage(m, late, { to: as });
    await ignoreIfLeftChat(async () => await chat.post({ key, to: { id }, message }));
  };
  const team = await deps.people.team();
  for (const { id } of team) await tell(id, 'person');
  if (systemsHead !== null && !team.some(({ id }) => id === systemsHead)) await tell(systemsHead, 'head');
  await deps.posts.begin(postKey.waiting(3, late.today), 'systems');
}
