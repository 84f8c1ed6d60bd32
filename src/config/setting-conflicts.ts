import { relative, resolve } from 'node:path';
import { readRelations } from '#adapters/institution-files/relations.ts';
import { MAILBOX_KEPT_DAYS } from '#domain/plan/mail-life.ts';
import type { Env } from './settings.ts';

/** Problems between settings that are valid on their own: missing, set twice, or contradictory. */
export function conflictsIn(given: Env): readonly string[] {
  return [
    ...connectionProblems(given),
    ...licenceProblems(given),
    ...keyProblems(given),
    ...ownerProblems(given),
    ...singleOperatorProblems(given),
    ...protectedGroupProblems(given),
  ];
}

/** Exactly one way to Slack, and one credential for Microsoft 365. */
function connectionProblems(given: Env): readonly string[] {
  const has = (name: string): boolean => given[name] !== undefined;
  const problems: string[] = [];
  if (!has('SLACK_SIGNING_SECRET') && !has('SLACK_APP_TOKEN'))
    problems.push('SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: set one of them');
  const credentials = ['AZURE_CLIENT_CERTIFICATE_PATH', 'AZURE_FEDERATED_TOKEN_FILE', 'AZURE_CLIENT_SECRET'].filter(
    has,
  );
  if (credentials.length === 0)
    problems.push(
      'AZURE_CLIENT_CERTIFICATE_PATH (best), AZURE_FEDERATED_TOKEN_FILE or AZURE_CLIENT_SECRET is missing: set one of them',
    );
  if (credentials.length > 1) problems.push(`${credentials.join(' and ')} are set: leave one of them`);
  return problems;
}

function licenceProblems(given: Env): readonly string[] {
  const isLost = given['RELEASE_LICENCE'] === 'at_suspension' && Number(given['GRACE_DAYS'] ?? 30) > MAILBOX_KEPT_DAYS;
  return isLost
    ? [
        `GRACE_DAYS is longer than the ${MAILBOX_KEPT_DAYS} days for which Exchange keeps a mailbox without a licence: with RELEASE_LICENCE=at_suspension set ${MAILBOX_KEPT_DAYS} or less`,
      ]
    : [];
}

/** The key must not be where the backups are: whoever can forge one there could read it. */
function keyProblems(given: Env): readonly string[] {
  const [dir, keyFile] = [given['BACKUP_DIR'], given['BACKUP_KEY_FILE']];
  if (dir === undefined || keyFile === undefined) return [];
  const isInside = !relative(resolve(dir), resolve(keyFile)).startsWith('..');
  return isInside ? ['BACKUP_KEY_FILE lies in BACKUP_DIR: keep the key away from the backups'] : [];
}

/** Problems with the owner's database URL beside the bot's. */
function ownerProblems(given: Env): readonly string[] {
  const [bot, owner] = [given['DATABASE_URL'], given['DATABASE_OWNER_URL']];
  if (owner === undefined) return [];
  if (bot === undefined)
    return ['DATABASE_OWNER_URL is set without DATABASE_URL: the embedded database has one role, leave it out'];
  const [one, other] = [URL.parse(bot), URL.parse(owner)];
  if (one === null || other === null) return [];
  if (one.pathname !== other.pathname) return ['DATABASE_OWNER_URL names another database than DATABASE_URL'];
  if (one.username === other.username)
    return ['DATABASE_OWNER_URL has the role of DATABASE_URL: see `npm run database:roles`, or leave it out'];
  return [];
}

/** A group that every account joins, or that gives the licence, cannot be protected. */
function protectedGroupProblems(given: Env): readonly string[] {
  const listed = (name: string): readonly string[] => {
    const ids = (given[name] ?? '').toLowerCase().split(',');
    return ids.map((id) => id.trim()).filter((id) => id !== '');
  };
  const guarded = listed('PROTECTED_GROUPS');
  const joined = (name: string): readonly string[] =>
    name === 'RELATIONS_FILE' ? groupsOfRelations(given[name]) : listed(name);
  return ['DEFAULT_GROUPS', 'LICENSE_GROUP', 'RELATIONS_FILE']
    .filter((name) => joined(name).some((id) => guarded.includes(id)))
    .map(
      (name) => `PROTECTED_GROUPS names a group of ${name}, which new accounts have to join: leave it in one of them`,
    );
}

/** The groups that accounts of single relations join; none while the file cannot be read, which is told elsewhere. */
function groupsOfRelations(file: string | undefined): readonly string[] {
  if (file === undefined) return [];
  try {
    const profiles = readRelations(file).relations.flatMap(({ profile }) => profile ?? []);
    const ids = profiles.flatMap(({ groups, licenceGroup }) => [...(groups ?? []), licenceGroup ?? '']);
    return ids.map((id) => id.toLowerCase());
  } catch {
    return [];
  }
}

/** An office of one needs another person who is told what it decides alone. */
function singleOperatorProblems(given: Env): readonly string[] {
  if (given['SINGLE_OPERATOR'] !== 'true') return [];
  const team = (given['SYSTEMS_TEAM'] ?? '').split(',').map((id) => id.trim());
  const control = given['CONTROL_PERSON'];
  const problems: string[] = [];
  if (team.filter((id) => id !== '').length > 1)
    problems.push('SINGLE_OPERATOR=true is for offices of one, and SYSTEMS_TEAM names several: leave it out');
  if (control === undefined)
    problems.push(
      'CONTROL_PERSON is missing: with SINGLE_OPERATOR=true, the chat user id of whoever is told what the only systems person decides alone',
    );
  else if (team.includes(control))
    problems.push('CONTROL_PERSON is in SYSTEMS_TEAM: set somebody outside of the systems area');
  return problems;
}
