import { describe, expect, it } from 'vitest';
import { NOW } from '#domain/request/request.fixture.ts';
import type { TenantRead } from '#use-cases/ports/store/tenant.ts';
import { textIn } from '../screen.fixture.ts';
import { board, twice } from './board.fixture.ts';

const READ: TenantRead = {
  ...{ id: 'read', purpose: 'delta', next: 'there', delta: null, pages: 1, users: 1, imported: 0 },
  ...{ failedNights: 0, failure: null, startedAt: NOW, finishedAt: null },
};

describe('what the systems area is told of the tenant', () => {
  it('is once that it could not be read for some nights, and why', async () => {
    const { notices, inChannel } = board();
    const failure = { code: 'permission_missing', detail: 'User.ReadWrite.All' } as const;
    await twice(async () => await notices.tellUnread({ ...READ, failedNights: 1, failure }));
    await notices.tellUnread({ ...READ, id: 'later', failedNights: 4 });
    const [first, second, ...others] = inChannel().map(textIn);
    expect(others).toEqual([]);
    expect(first).toContain('Van 2 noches seguidas');
    expect(first).toContain('User.ReadWrite.All');
    expect(second).toContain('Van 5 noches seguidas');
    expect(second).toContain('no responde, o pide esperar');
  });

  it('is how a review goes that somebody asked for, in one message, and nothing of others', async () => {
    const { notices, inChannel } = board();
    const news = { read: READ, isAsked: false, found: 0, isLeft: false };
    await notices.showReview({ ...news, read: { ...READ, id: 'nightly', finishedAt: NOW } });
    expect(inChannel()).toEqual([]);
    const shown = async (change: object): Promise<string> => {
      await notices.showReview({ ...news, ...change });
      expect(inChannel()).toHaveLength(1);
      return inChannel().map(textIn).join('');
    };
    expect(await shown({ isAsked: true })).toContain('Cuando termine, aquí se dice qué se encontró.');
    const failure = { code: 'permission_missing', detail: 'User.ReadWrite.All' } as const;
    expect(await shown({ read: { ...READ, failure } })).toContain('La lectura se detuvo');
    expect(await shown({ isLeft: true })).toContain('no terminó');
    const ended = { ...READ, finishedAt: NOW };
    expect(await shown({ read: ended })).toContain('no se encontró ningún cambio nuevo');
    expect(await shown({ read: ended, found: 3 })).toContain('3 cambios');
  });

  it('is at the import itself that it stopped, and how it goes on', async () => {
    const { notices, inChannel } = board();
    const read: TenantRead = { ...READ, purpose: 'import' };
    await notices.showImport({ ...read, users: 999, failure: { code: 'credentials_rejected' } });
    const [stopped] = inChannel().map(textIn);
    expect(stopped).toContain('La lectura se detuvo: Microsoft 365 no aceptó las credenciales de Correo');
    expect(stopped).not.toContain('No tiene que esperar aquí');
    await notices.showImport({ ...read, users: 1_998 });
    expect(inChannel()).toHaveLength(1);
    expect(inChannel().map(textIn).join('')).toContain('No tiene que esperar aquí');
  });

  it('is a digest of its own for each read', async () => {
    const { notices, inChannel } = board();
    const digest = { read: READ, findings: [], total: 0, open: 0, page: 0, pages: 1 };
    await twice(async () => await notices.showDigest(digest));
    await notices.showDigest({ ...digest, read: { ...READ, id: 'later' } });
    expect(inChannel()).toHaveLength(2);
  });

  it('is what is wrong with it, again only when it is something else, and when nothing is', async () => {
    const { notices, inChannel } = board();
    const unknown = { code: 'licence_unknown', sku: 'NADA' } as const;
    const off = { code: 'pass_disabled' } as const;
    await notices.tellTenant([]);
    expect(inChannel()).toEqual([]);
    for (const troubles of [[unknown], [unknown, off], [], [unknown]])
      await twice(async () => await notices.tellTenant(troubles));
    const texts = inChannel().map(textIn);
    expect(texts.map((text) => [text.includes('NADA'), text.includes('CREDENTIAL_DELIVERY')])).toEqual([
      [true, false],
      [true, true],
      [false, false],
      [true, false],
    ]);
  });
});
