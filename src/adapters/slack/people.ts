import type { WebClient } from '@slack/web-api';
import { tidy } from '#domain/form/validate-form.ts';
import { chatName } from '#domain/people/chat-name.ts';
import type { Actor } from '#domain/person.ts';
import type { ChatPeople } from '#dialogue/deps.ts';
import { slack, slackCode } from './errors.ts';

const KEPT_MS = 60_000;
const MOST_KEPT = 5_000;

/** Who is who in the workspace. Answers are cached for a minute, in each process. */
export interface SlackPeople extends ChatPeople {
  actor(userId: string, teamId?: string): Promise<Actor | null>;
  /** The same without the cache: roles and people may have changed. */
  actorNow(userId: string, teamId?: string): Promise<Actor | null>;
}

export interface Profile {
  readonly id?: string;
  readonly team_id?: string;
  readonly name?: string;
  readonly real_name?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly is_app_user?: boolean;
  readonly is_email_confirmed?: boolean;
  readonly profile?: { readonly email?: string; readonly title?: string; readonly phone?: string };
}

/** A cached answer is enough, or Slack is asked again. */
type Freshness = 'kept' | 'anew';

/** `systemsTeam` contains user ids, or ids of user groups (which begin with S). */
export function createPeople(
  client: WebClient,
  settings: {
    readonly systemsTeam: readonly string[];
    /** An office of one: its only systems person decides alone when there is nobody else. */
    readonly singleOperator?: boolean;
    /** The person who is told of that, and who therefore does not decide. */
    readonly controlPerson?: string | null;
  },
): SlackPeople {
  const profiles = kept(async (userId: string) => await profileOf(client, userId));
  const members = kept(async (groupId: string) => {
    const { users } = await slack(async () => await client.usergroups.users.list({ usergroup: groupId }));
    return new Set(users ?? []);
  });
  const home = kept(async (_: 'home') => (await slack(async () => await client.auth.test())).team_id ?? '', Infinity);
  const groups = settings.systemsTeam.filter((id) => id.startsWith('S'));
  const teamIds = async (asked: Freshness): Promise<readonly string[]> => {
    const lists = await Promise.all(groups.map(members[asked]));
    return [
      ...new Set([...settings.systemsTeam.filter((id) => !groups.includes(id)), ...lists.flatMap((ids) => [...ids])]),
    ];
  };
  const member = async (userId: string, asked: Freshness): Promise<Actor | null> => {
    const team = await home.kept('home');
    const [profile, ids] = await Promise.all([profiles[asked](userId), teamIds(asked)]);
    if (profile === null || !isMember(profile, team)) return null;
    const email = confirmedEmail(profile);
    const systems = ids.includes(userId);
    return {
      id: userId,
      name: nameOf(profile, userId),
      systems,
      door: 'slack',
      ...(email === undefined ? {} : { email }),
    };
  };
  const team = async (asked: Freshness): Promise<readonly Actor[]> => {
    // `anew` has just read the groups again. Their people are read again too: somebody who has just come back means
    // that nobody is alone.
    const ids = await teamIds('kept');
    if (asked === 'anew') await Promise.all(ids.map(profiles.anew));
    const all = await Promise.all(ids.map(async (id) => await member(id, 'kept')));
    const people = all.filter((person) => person !== null);
    // The only systems person may decide alone if the institution allows it.
    const isAlone = settings.singleOperator === true && people.length === 1 && people[0]?.id !== settings.controlPerson;
    return isAlone ? people.map((person) => ({ ...person, alone: { reason: null } })) : people;
  };
  const actor = async (userId: string, teamId: string | undefined, asked: Freshness): Promise<Actor | null> => {
    if (teamId !== undefined && teamId !== (await home.kept('home'))) return null;
    const person = await member(userId, asked);
    if (person?.systems !== true || settings.singleOperator !== true) return person;
    return (await team(asked)).find(({ id }) => id === userId) ?? person;
  };
  return {
    actor: async (userId, teamId) => await actor(userId, teamId, 'kept'),
    actorNow: async (userId, teamId) => await actor(userId, teamId, 'anew'),
    personNow: async (userId) => {
      await profiles.anew(userId);
      return await member(userId, 'kept');
    },
    profile: async (userId) => {
      const [person, found] = await Promise.all([member(userId, 'kept'), profiles.kept(userId)]);
      if (person === null) return null;
      const { title = '', phone = '' } = found?.profile ?? {};
      return { name: person.name, email: person.email ?? null, position: orNull(title), phone: orNull(phone) };
    },
    team: async () => await team('kept'),
    findByEmail: async (email) => {
      try {
        const { user } = await client.users.lookupByEmail({ email });
        const team = await home.kept('home');
        if (user?.id === undefined || !isMember(user, team)) return null;
        if (confirmedEmail(user) !== email.trim().toLowerCase()) return null;
        return { id: user.id, name: nameOf(user, user.id) };
      } catch (error) {
        if (slackCode(error) === 'users_not_found') return null;
        return await slack(() => Promise.reject(error as Error));
      }
    },
  };
}

/** Null for nothing but space. */
function orNull(typed: string): string | null {
  return tidy(typed) === '' ? null : tidy(typed);
}

async function profileOf(client: WebClient, userId: string): Promise<Profile | null> {
  try {
    const { user } = await client.users.info({ user: userId });
    return user ?? null;
  } catch (error) {
    if (['user_not_found', 'user_not_visible'].includes(slackCode(error) ?? '')) return null;
    return await slack(() => Promise.reject(error as Error));
  }
}

export function isMember(profile: Profile, team: string): boolean {
  const { deleted, is_bot, is_restricted, is_ultra_restricted, is_stranger, team_id } = profile;
  const outside = [deleted, is_bot, is_restricted, is_ultra_restricted, is_stranger].some((flag) => flag === true);
  return !outside && (team_id === undefined || team_id === team);
}

/**
 * The address confirmed by Slack, lower case; any other proves nothing about a person. `is_email_confirmed` is in every
 * member of `team_join` and `user_change`, and may be missing in `users.info` and `users.lookupByEmail` (@slack/types
 * 3.2, @slack/web-api 8.2, read 2026-11-28): then the address counts as unconfirmed.
 */
export function confirmedEmail({ is_email_confirmed, profile }: Profile): string | undefined {
  return is_email_confirmed === true ? profile?.email?.toLowerCase() : undefined;
}

/** Tidied names of the profiles in the cache. */
const names = new WeakMap<Profile, string>();

export function nameOf(profile: Profile, id: string): string {
  const known = names.get(profile);
  if (known !== undefined) return known;
  const name = [profile.real_name, profile.name].map((each) => chatName(each, id)).find((each) => each !== id) ?? id;
  names.set(profile, name);
  return name;
}

/** Caches answers for a while, so that a click costs no call; failures are not cached. `anew` ignores the cache. */
function kept<K, V>(
  load: (key: K) => Promise<V>,
  forMs = KEPT_MS,
): Readonly<Record<Freshness, (key: K) => Promise<V>>> {
  const known = new Map<K, { readonly until: number; readonly value: Promise<V> }>();
  const anew = async (key: K): Promise<V> => {
    const value = load(key);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(key, { until: Date.now() + forMs, value });
    value.catch(() => known.delete(key));
    return await value;
  };
  return {
    anew,
    kept: async (key) => {
      const found = known.get(key);
      return found !== undefined && found.until > Date.now() ? await found.value : await anew(key);
    },
  };
}
