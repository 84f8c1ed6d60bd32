import type { WebClient } from '@slack/web-api';
import type { Actor, Person } from '#domain/person.ts';
import { slack, slackCode } from './errors.ts';

const KEPT_MS = 60_000;
const MOST_KEPT = 5_000;

/** Who is who in the workspace. Answers are kept for a minute; another process may keep its own. */
export interface People {
  /** The person, with what they may do; null for guests, bots, people who left and people of other organisations. */
  actor(userId: string, teamId: string | undefined): Promise<Actor | null>;
  findByEmail(email: string): Promise<Person | null>;
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
  readonly profile?: { readonly email?: string };
}

/** `systemsTeam` holds user ids, or ids of user groups (they begin with S). */
export function createPeople(client: WebClient, settings: { readonly systemsTeam: readonly string[] }): People {
  const profiles = kept(async (userId: string) => await profileOf(client, userId));
  const members = kept(async (groupId: string) => {
    const { users } = await slack(async () => await client.usergroups.users.list({ usergroup: groupId }));
    return new Set(users ?? []);
  });
  const home = kept(async (_: 'home') => (await slack(async () => await client.auth.test())).team_id ?? '', Infinity);
  const isSystems = async (userId: string): Promise<boolean> => {
    if (settings.systemsTeam.includes(userId)) return true;
    const groups = settings.systemsTeam.filter((id) => id.startsWith('S'));
    const lists = await Promise.all(groups.map(members));
    return lists.some((list) => list.has(userId));
  };
  return {
    actor: async (userId, teamId) => {
      const team = await home('home');
      if (teamId !== undefined && teamId !== team) return null;
      const [profile, systems] = await Promise.all([profiles(userId), isSystems(userId)]);
      if (profile === null || !isMember(profile, team)) return null;
      const email = profile.profile?.email?.toLowerCase();
      return { id: userId, name: nameOf(profile, userId), systems, ...(email === undefined ? {} : { email }) };
    },
    findByEmail: async (email) => {
      try {
        const { user } = await client.users.lookupByEmail({ email });
        const team = await home('home');
        if (user?.id === undefined || !isMember(user, team) || !hasOwnEmail(user)) return null;
        return { id: user.id, name: nameOf(user, user.id) };
      } catch (error) {
        if (slackCode(error) === 'users_not_found') return null;
        return await slack(() => Promise.reject(error as Error));
      }
    },
  };
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

/** An address that Slack knows to be unproven is nobody's. */
export function hasOwnEmail({ is_email_confirmed }: Profile): boolean {
  return is_email_confirmed !== false;
}

export function nameOf(profile: Profile, id: string): string {
  return profile.real_name ?? profile.name ?? id;
}

/** Remembers answers for a while, so that a click costs no call; what fails is not remembered. */
function kept<K, V>(load: (key: K) => Promise<V>, forMs = KEPT_MS): (key: K) => Promise<V> {
  const known = new Map<K, { readonly until: number; readonly value: Promise<V> }>();
  return async (key) => {
    const found = known.get(key);
    if (found !== undefined && found.until > Date.now()) return await found.value;
    const value = load(key);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(key, { until: Date.now() + forMs, value });
    value.catch(() => known.delete(key));
    return await value;
  };
}
