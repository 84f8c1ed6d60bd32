import { expect, it } from 'vitest';
import type { ChatStage } from './stage.ts';
import { failureOf } from '../tenant.ts';

const OTHERS = ['guest', 'outsider', 'bot', 'gone'] as const;

/** What every chat has to know about people. */
export function describePeople(stage: () => ChatStage): void {
  it('finds a member by e-mail, in upper or lower case', async () => {
    const { email, ...member } = stage().enter();
    expect(await stage().people.findByEmail(email)).toEqual(member);
    expect(await stage().people.findByEmail(email.toUpperCase())).toEqual(member);
  });

  it('does not find guests, outsiders, bots, people who left, or somebody whose address is not verified', async () => {
    const { people } = stage();
    for (const kind of [...OTHERS, 'unproven'] as const)
      expect(await people.findByEmail(stage().enter(kind).email), kind).toBeNull();
    expect(await people.findByEmail('nadie@institucion.example')).toBeNull();
  });

  it('knows who may act, with their verified address and whether they belong to the systems area', async () => {
    const { people } = stage();
    const [member, systems, unproven] = [stage().enter(), stage().enter('systems'), stage().enter('unproven')];
    expect(await people.actor(member.id)).toMatchObject({ ...member, systems: false });
    expect(await people.actor(systems.id)).toMatchObject({ id: systems.id, systems: true });
    expect(await people.actor(unproven.id)).not.toHaveProperty('email');
    for (const kind of OTHERS) expect(await people.actor(stage().enter(kind).id), kind).toBeNull();
  });

  it('knows at once that somebody has left', async () => {
    const [{ people }, member] = [stage(), stage().enter()];
    expect(await people.actor(member.id)).toMatchObject({ id: member.id });
    stage().become(member, 'gone');
    expect(await people.personNow(member.id)).toBeNull();
  });

  it('lists everybody in the systems area', async () => {
    const systems = stage().enter('systems');
    const team = await stage().people.team();
    expect(team.map(({ id }) => id)).toContain(systems.id);
    expect(team.every((person) => person.systems)).toBe(true);
  });

  it('says how long to wait when it is throttled', async () => {
    const { email } = stage().enter();
    stage().fault('any', 'throttled');
    const throttled = { service: 'chat', code: 'throttled', retryAfterMs: 30_000 };
    expect(await failureOf(stage().people.findByEmail(email))).toMatchObject(throttled);
  });
}
