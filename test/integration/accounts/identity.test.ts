import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatUser } from '#sandbox/services/chat.ts';
import { about, openDirectAccess, type DirectAccess } from '#test/direct-access.ts';
import { cardShows, deliver, file, QUICK, SKU, SYSTEMS } from '#test/stages/desk.ts';
import { messageTo } from '#test/stages/hand-over-desk.ts';
import { eventually, person, personAt, setStage, textOf, type Stage } from '#test/stages/stage.ts';

const OFFICIAL = 'U0TALENTO';
const NOBODY = { type: 'users_select', selected_user: null };

describe('a person whom the chat knows by an e-mail address', () => {
  let stage: Stage;
  let direct: DirectAccess;
  let people = 0;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    stage.institution.graph.setSeats(SKU, 100);
    direct = await openDirectAccess(stage);
  });
  afterAll(async () => {
    await direct.end();
    await stage.stop();
  });

  function comes(email: string, change: Partial<ChatUser> = {}): string {
    people += 1;
    const id = `U0CORREO${people}`;
    const { slack } = stage.institution;
    slack.addUser({ id, teamId: slack.teamId, name: `correo${people}`, realName: 'Alguien Nuevo', email, ...change });
    return id;
  }
  const isTold = (user: string): boolean =>
    stage.institution.slack.messagesFor(user).some(({ channel }) => channel.startsWith('D'));

  it.each<readonly [string, Partial<ChatUser>]>([
    ['an address that nobody confirmed', { isEmailConfirmed: false }],
    ['a guest’s', { isRestricted: true }],
    ['a one-channel guest’s', { isUltraRestricted: true }],
    ['a bot’s', { isBot: true }],
    ['a deactivated person’s', { deleted: true }],
    ['that of somebody of another organisation, by Slack Connect', { teamId: 'T0OTRAORG', isStranger: true }],
  ])('is not taken for the holder if the address is %s', async (_, change) => {
    people += 1;
    const email = `contacto.${people}@personal.example`;
    const before = comes(email, change);
    const contactEmail = { type: 'email_text_input', value: email };
    const filed = await deliver(stage, { chatUser: NOBODY, contactEmail, responsible: person(OFFICIAL) });
    expect((await direct.numbered(filed.number)).handedTo).toMatchObject({ person: { id: OFFICIAL } });
    // Nor does somebody get the account who arrives, or changes their profile, after the hand-over.
    const after = comes(email, change);
    await messageTo(stage, OFFICIAL, `Dirección: ${filed.local}@`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const request = await direct.numbered(filed.number);
    expect(request).toMatchObject({ handedTo: { person: { id: OFFICIAL } }, form: { chatUser: null } });
    for (const id of [before, after]) expect(isTold(id)).toBe(false);
  });

  it('has nothing to do with an imported account while the address is not confirmed', async () => {
    const account = await direct.account({ holder: null, responsible: null });
    const unproven = comes(account.address, { isEmailConfirmed: false });
    await personAt(stage, unproven).command('/correo', `modificar ${account.address}`);
    const answer = await eventually('an answer', () => {
      const seen = personAt(stage, unproven);
      return textOf(seen.modal()?.view) || seen.messages().map(textOf).join('');
    });
    expect(answer).not.toContain(account.displayName);
    expect((await direct.reread(account)).holder).toBeNull();
  });

  it('is told what was done to their imported account, and so is its present responsible official', async () => {
    const account = await direct.account({ holder: null, responsible: null });
    const unproven = comes(`antes.${account.address}`, { isEmailConfirmed: false });
    const theirs = comes(account.address);
    const reply = { type: 'out_of_office', text: 'Vuelvo pronto', from: '2099-01-01', until: '2099-01-02' } as const;
    const asked = await direct.ask(
      { ...about(account), ...reply },
      { id: OFFICIAL, name: 'Nubia', systems: true, door: 'slack' },
    );
    const official = comes('responsable@personal.example');
    const responsible = { id: official, name: 'Alguien Nuevo' };
    await direct.store.transact(async (tx) => await tx.saveAccount({ ...account, responsible }));
    await direct.approve(asked);
    await direct.execute(asked);
    await direct.rests(asked, 'closed');
    for (const id of [theirs, official])
      expect(textOf(await personAt(stage, id).sees(account.address))).toContain('quedó hecho lo que se pidió');
    expect(isTold(unproven)).toBe(false);
  });

  it('is shown by a name without invisible or direction-changing characters, or by the id if no name is left', async () => {
    const odd = comes('raro@personal.example', { realName: 'Ana\u202E\u200B Ruiz\u2066\u3164' });
    const blank = comes('vacio@personal.example', { realName: '\u3164', name: '\u200B' });
    const { number } = await file(stage, { chatUser: person(odd), responsible: person(blank) });
    const { form } = await direct.numbered(number);
    expect(form).toMatchObject({ chatUser: { id: odd, name: 'Ana Ruiz' }, responsible: { id: blank, name: blank } });
    await cardShows(stage, { by: SYSTEMS, number, words: 'Ana Ruiz' });
  });
});
