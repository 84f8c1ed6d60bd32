import { describe, expect, it } from 'vitest';
import { createMessages } from '#messages/messages.ts';
import { readCommand } from './read-command.ts';

const WORDS = { modify: ['modificar', 'cambiar'], help: ['ayuda'] };

describe('what is written after a command', () => {
  it.each([
    ['', null, ''],
    ['modificar', 'modify', ''],
    ['  CAMBIAR   ana.ruiz  ', 'modify', 'ana.ruiz'],
    ['ayuda por favor', 'help', 'por favor'],
    ['ayúdame', null, ''],
    ['constructor', null, ''],
  ])('«%s» means %s', (text, word, rest) => {
    expect(readCommand(text, WORDS)).toMatchObject({ word, rest });
  });

  it('is kept whole, tidied', () => {
    expect(readCommand(' Ana \u200b  Ruiz ', WORDS).written).toBe('Ana Ruiz');
  });
});

describe.each(['es-CO', 'en'])('the words of the commands (%s)', (locale) => {
  const { commands } = createMessages({ locale, timeZone: 'America/Bogota' });
  const help = [...commands.helpWritten, commands.helpBlocks, ...commands.helpSystems].join('\n');

  it('are those that the help tells', () => {
    for (const [word = ''] of Object.values(commands.written).filter(([word]) => word !== 'ayuda'))
      expect(help).toContain(`/correo ${word}`);
    const { review, disposals, report, quarantine } = commands.writtenOfList;
    for (const [word = ''] of [review, disposals, report, quarantine]) expect(help).toContain(`/correos ${word}`);
  });

  it('mean one thing each', () => {
    for (const words of [commands.written, commands.writtenOfList]) {
      const all = Object.values(words).flat();
      expect(new Set(all).size).toBe(all.length);
    }
  });
});
