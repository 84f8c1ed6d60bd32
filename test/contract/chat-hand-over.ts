import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { TenantRead } from '#use-cases/ports/tenant.ts';
import { INDUCTION_ITEMS, type Receivers } from '#domain/form/delivery.ts';
import { NOW, PERSONAL } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import type { ChatMessage } from '#sandbox/services.ts';
import { hasButton, textOf, twice, type ChatScene } from './chat-stage.ts';
import { failureOf } from './tenant.ts';

/** What every chat promises of both sides of a hand-over, of the trail's head and of files. */
export function describeHandOvers({ stage, someone, leave, request, toldTo, inChannel, withCard }: ChatScene): void {
  it('asks both sides for the receipt, once each and in their own message, and brings it in line', async () => {
    const [holder, department] = [someone(), someone()];
    const delivered = received(request('delivered'), { holder, department });
    const { notices } = stage();
    await twice(async () => await notices.showHandOver(delivered));
    const [handOver, steps] = toldTo(holder);
    expect(toldTo(holder).map(hasButton)).toEqual([true, false]);
    expect(JSON.stringify(steps?.blocks).match(/"guide_open"/g)).toHaveLength(INDUCTION_ITEMS.length);
    expect(toldTo(department).map(confirms)).toEqual([true]);
    expect(textOf(toldTo(department)[0])).toContain(delivered.number);
    const receipts = [{ side: 'department', by: department, at: NOW }] as const;
    const induction = [{ item: 'enter', by: holder, at: NOW }] as const;
    const next: Request = { ...delivered, receipts, induction };
    await twice(async () => await notices.showHandOver(next));
    expect(toldTo(department).map(confirms)).toEqual([false]);
    expect(toldTo(holder).map(({ ts }) => ts)).toEqual([handOver?.ts, steps?.ts]);
    expect(toldTo(holder).map(confirms)).toEqual([true, false]);
    expect(textOf(toldTo(holder)[0])).toContain(department.name);
  });

  it('tells those who are there of a hand-over although the others left the chat', async () => {
    const [holder, department] = [someone(), someone()];
    const { notices } = stage();
    const delivered = received(request('delivered'), { holder, department });
    leave(holder);
    await notices.showHandOver(delivered);
    await notices.remindReceipt(delivered, 1);
    await notices.tellClosed({ ...delivered, state: 'closed', passwordChangedAt: NOW });
    expect(toldTo(department)).toHaveLength(2);
    expect(toldTo(delivered.requester)).toHaveLength(1);
  });

  it('goes on with the person who joined, in messages of their own, and leaves the official’s in line', async () => {
    const [holder, official] = [someone(), someone()];
    const { notices } = stage();
    const form = { ...PERSONAL, chatUser: null, responsible: official };
    const before: Request = {
      ...received(request('delivered', { form }), { holder: null, department: official }),
      handedTo: { person: official, as: 'responsible' },
    };
    await notices.handOver({ ...before, state: 'executed', handedTo: null, receivers: null }, official, 'responsible');
    await notices.showHandOver(before);
    expect(toldTo(official)).toHaveLength(2);
    expect(toldTo(official).map(confirms)).toEqual([true, false]);
    const joined = received(
      { ...before, handedTo: { person: holder, as: 'holder' } },
      { holder, department: official },
    );
    await twice(async () => await notices.showHandOver(joined));
    expect(toldTo(holder).map(confirms)).toEqual([true, false]);
    expect(toldTo(official)).toHaveLength(2);
    expect(toldTo(official).map(confirms)).toEqual([true, false]);
    for (const each of toldTo(official))
      expect(JSON.stringify(each.blocks)).not.toMatch(/credential_reveal|guide_open/);
  });

  it('takes the button off the official’s message where nobody confirms, too, once the person has joined', async () => {
    const [holder, official] = [someone(), someone()];
    const { notices } = stage();
    const form = { ...PERSONAL, chatUser: null, responsible: official };
    const before: Request = { ...request('executed', { form }), handedTo: null, receivers: null };
    await notices.handOver(before, official, 'responsible');
    expect(toldTo(official).map(hasButton)).toEqual([true]);
    const joined: Request = { ...before, state: 'delivered', handedTo: { person: holder, as: 'holder' } };
    await twice(async () => await notices.showHandOver(joined));
    expect(toldTo(official).map(hasButton)).toEqual([false]);
    expect(textOf(toldTo(official)[0])).toContain(holder.name);
    expect(toldTo(holder).map(hasButton)).toEqual([true]);
  });

  it('reminds whoever has not confirmed, once for each reminder, and settles it', async () => {
    const [holder, department] = [someone(), someone()];
    const { notices } = stage();
    const receipts = [{ side: 'holder', by: holder, at: NOW }] as const;
    const delivered: Request = { ...received(request('delivered'), { holder, department }), receipts, reminded: 1 };
    await twice(async () => await notices.remindReceipt(delivered, 1));
    expect(toldTo(holder)).toEqual([]);
    expect(toldTo(department).map(confirms)).toEqual([true]);
    await twice(async () => await notices.remindReceipt({ ...delivered, reminded: 3 }, 3));
    expect(toldTo(department).map(confirms)).toEqual([true, true]);
    const done = [...receipts, { side: 'department', by: department, at: NOW }] as const;
    await notices.showHandOver({ ...delivered, reminded: 3, receipts: done });
    expect(toldTo(department).map(confirms)).toEqual([false, false, false]);
    await notices.remindReceipt({ ...delivered, receipts: done }, 1);
    expect(toldTo(department)).toHaveLength(3);
  });

  it('notes in the thread what is missing of a hand-over, and nothing once nothing is', async () => {
    const [holder, department] = [someone(), someone()];
    const { notices } = stage();
    const delivered = received(request('delivered'), { holder, department });
    const notes = await withCard(delivered);
    const receipts = (['holder', 'department'] as const).map((side) => ({ side, by: holder, at: NOW }));
    const done = { ...delivered, receipts, passwordChangedAt: NOW };
    await notices.threadNote(done, 'not_received:9', { kind: 'not_received' });
    expect(notes()).toEqual([]);
    await twice(async () => await notices.threadNote(delivered, 'not_received:8', { kind: 'not_received' }));
    expect(notes()).toHaveLength(1);
    for (const { name: who } of [holder, department]) expect(textOf(notes()[0])).toContain(who);
  });

  it('posts the head of the trail once a day in the systems area’s channel', async () => {
    const { notices } = stage();
    const before = inChannel().length;
    const head = { seq: 4711, hash: 'c0ffee'.repeat(10).padEnd(64, '0') };
    await twice(async () => await notices.tellHead('2026-02-03', head));
    await notices.tellHead('2026-02-04', { ...head, seq: 4712 });
    const posted = inChannel().slice(before);
    expect(posted).toHaveLength(2);
    expect(textOf(posted[0])).toContain(head.hash);
    expect(textOf(posted[0])).toContain('4711');
  });

  it('tells the systems area’s channel of a trouble once for each key', async () => {
    const { notices } = stage();
    const before = inChannel().length;
    await twice(async () => await notices.tellTrouble('backup:20260203', 'backup_failed'));
    await notices.tellTrouble('backup:20260204', 'backup_failed');
    const posted = inChannel().slice(before);
    expect(posted).toHaveLength(2);
    expect(textOf(posted[0])).toContain('backup.failed');
  });

  it('tells once that the tenant could not be read for some nights, and why', async () => {
    const { notices } = stage();
    const before = inChannel().length;
    const read = readOf({ failedNights: 1, failure: { code: 'permission_missing', detail: 'User.ReadWrite.All' } });
    await twice(async () => await notices.tellUnread(read));
    await notices.tellUnread(readOf({ failedNights: 4 }));
    const [first, second, ...others] = inChannel().slice(before);
    expect(others).toEqual([]);
    expect(textOf(first)).toContain('Van 2 noches seguidas');
    expect(textOf(first)).toContain('User.ReadWrite.All');
    expect(textOf(second)).toContain('Van 5 noches seguidas');
    expect(textOf(second)).toContain('no responde, o pide esperar');
  });

  it('tells of a review that somebody asked for in one message, and nothing of others', async () => {
    const { notices } = stage();
    const before = inChannel().length;
    const read = readOf({ purpose: 'delta', failure: null, finishedAt: null });
    const news = { read, isAsked: false, found: 0, isLeft: false };
    await notices.showReview({ ...news, read: readOf({ purpose: 'delta', finishedAt: new Date() }) });
    expect(inChannel()).toHaveLength(before);
    const shown = async (change: object): Promise<string> => {
      await notices.showReview({ ...news, ...change });
      expect(inChannel()).toHaveLength(before + 1);
      return textOf(inChannel().at(-1));
    };
    expect(await shown({ isAsked: true })).toContain('Cuando termine, aquí se dice qué se encontró.');
    const failure = { code: 'permission_missing', detail: 'User.ReadWrite.All' } as const;
    expect(await shown({ read: { ...read, failure } })).toContain('La lectura se detuvo');
    expect(await shown({ isLeft: true })).toContain('no terminó');
    const ended = { ...read, finishedAt: new Date() };
    expect(await shown({ read: ended })).toContain('no se encontró ningún cambio nuevo');
    expect(await shown({ read: ended, found: 3 })).toContain('3 cambios');
  });

  it('says at the import itself that it stopped, and how it goes on', async () => {
    const { notices } = stage();
    const before = inChannel().length;
    await notices.showImport(readOf({ purpose: 'import', users: 999, failure: { code: 'credentials_rejected' } }));
    const [message] = inChannel().slice(before);
    expect(textOf(message)).toContain('La lectura se detuvo: Microsoft 365 no aceptó las credenciales de Buzón');
    expect(textOf(message)).not.toContain('No tiene que esperar aquí');
    await notices.showImport(readOf({ purpose: 'import', users: 1_998 }));
    expect(inChannel()).toHaveLength(before + 1);
    expect(textOf(inChannel().at(-1))).toContain('No tiene que esperar aquí');
  });

  it('tells what is wrong with the tenant again only when it is something else, and when nothing is', async () => {
    const { notices } = stage();
    const before = inChannel().length;
    const unknown = { code: 'licence_unknown', sku: 'NADA' } as const;
    const off = { code: 'pass_disabled' } as const;
    await notices.tellTenant([]);
    expect(inChannel()).toHaveLength(before);
    await twice(async () => await notices.tellTenant([unknown]));
    await twice(async () => await notices.tellTenant([unknown, off]));
    await twice(async () => await notices.tellTenant([]));
    await twice(async () => await notices.tellTenant([unknown]));
    const posted = inChannel().slice(before).map(textOf);
    expect(posted.map((text) => [text.includes('NADA'), text.includes('CREDENTIAL_DELIVERY')])).toEqual([
      [true, false],
      [true, true],
      [false, false],
      [true, false],
    ]);
  });

  it('sends a file to one person alone, as it is, with a sentence in which nothing takes effect', async () => {
    const [{ chat, slack }, person] = [stage(), someone()];
    const content = Buffer.from('%PDF-1.7 Ñandú');
    const name = 'FT-GTI-006-2026-00001 Ángela.pdf';
    const file = { name, title: 'Solicitud de Ángela', mediaType: 'application/pdf', content };
    await chat.sendFile(person.id, file, 'Aquí está <!channel> & más.');
    const [message] = toldTo(person);
    expect(message?.text).toBe('Aquí está &lt;!channel&gt; &amp; más.');
    expect(message?.files).toMatchObject([{ name, title: 'Solicitud de Ángela', size: content.byteLength }]);
    expect(Buffer.from(slack.fileFor(person.id, message?.files?.[0]?.id ?? '')?.bytes ?? [])).toEqual(content);
  });

  it('tells what kept a file from being sent, and sends it afterwards', async () => {
    const [{ chat, slack }, person] = [stage(), someone()];
    const file = { name: 'a.csv', title: 'a', mediaType: 'text/csv', content: Buffer.from('a;b') };
    slack.addFault({ kind: 'throttle-retry-after-30', match: '^files\\.getUploadURLExternal$' });
    expect(await failureOf(chat.sendFile(person.id, file, 'a'))).toMatchObject({
      service: 'chat',
      code: 'throttled',
    });
    slack.addFault({ kind: 'http-500', match: '^files\\.completeUploadExternal$' });
    expect(await failureOf(chat.sendFile(person.id, file, 'a'))).toMatchObject({
      service: 'chat',
      code: 'unknown_outcome',
    });
    expect(toldTo(person)).toEqual([]);
    await chat.sendFile(person.id, file, 'a');
    expect(toldTo(person)).toHaveLength(1);
    const gone = someone({ deleted: true });
    expect(await failureOf(chat.sendFile(gone.id, file, 'a'))).toMatchObject({ service: 'chat', code: 'not_found' });
  });
}

/** Handed over to the holder, or to the official who is to hand it over. */
function received(request: Request, receivers: Receivers): Request {
  const person = receivers.holder ?? receivers.department;
  const handedTo =
    person === null ? null : ({ person, as: receivers.holder === null ? 'responsible' : 'holder' } as const);
  return { ...request, handedTo, receivers };
}

function confirms(message: ChatMessage): boolean {
  return textOf(message).includes('"receipt_confirm"');
}

function readOf(change: Partial<TenantRead>): TenantRead {
  return {
    ...{ id: randomUUID(), purpose: 'delta', next: 'there', delta: null, pages: 1, users: 1, imported: 0 },
    ...{ failedNights: 0, failure: null, startedAt: NOW, finishedAt: null },
    ...change,
  };
}
