import { Buffer } from 'node:buffer';
import { expect, it } from 'vitest';
import type { ChatStage } from './stage.ts';
import { twice } from './stage.ts';
import { fileCalled, noticeTo } from './things.ts';
import { failureOf } from '../tenant.ts';

/** What every chat has to do with files. */
export function describeFiles(stage: () => ChatStage): void {
  it('posts files in a message’s thread once the message is there, each only once and unchanged', async () => {
    const { chat } = stage();
    const [report, person] = [noticeTo('systems', 'El informe'), stage().enter()];
    const [picture, document] = [fileCalled('informe.png', 'PNG'), fileCalled('informe.pdf')];
    expect(await failureOf(chat.attach(picture, report.key))).toMatchObject({ service: 'chat', code: 'unavailable' });
    await chat.post(report);
    await twice(async () => {
      for (const file of [picture, document]) await chat.attach(file, report.key);
    });
    const message = stage()
      .messages('systems')
      .find(({ text }) => text.includes('El informe'));
    const below = stage()
      .messages('systems')
      .filter(({ under }) => under === message?.id);
    expect(below.flatMap(({ files }) => files).map(({ name, title }) => [name, title])).toEqual([
      [picture.name, picture.title],
      [document.name, document.title],
    ]);
    expect(stage().messages(person)).toEqual([]);
  });

  it('sends a file unchanged to one person only, with a text in which no markup takes effect', async () => {
    const person = stage().enter();
    const file = fileCalled('FT-GTI-006-2026-00001 Ángela.pdf');
    await stage().chat.sendFile(person.id, file, 'Aquí está <!channel> & más.');
    const [message] = stage().messages(person);
    expect(message?.summary).toBe('Aquí está <!channel> & más.');
    expect(message?.files).toMatchObject([{ name: file.name, title: file.title }]);
    expect(message?.files.map(({ content }) => Buffer.from(content))).toEqual([file.content]);
  });

  it('reports why a file could not be sent, and sends it afterwards', async () => {
    const [{ chat }, person, file] = [stage(), stage().enter(), fileCalled('a.csv', 'a;b')];
    const send = async (): Promise<void> => await chat.sendFile(person.id, file, 'a');
    stage().fault('file', 'throttled');
    expect(await failureOf(send())).toMatchObject({ service: 'chat', code: 'throttled' });
    stage().fault('file', 'broken');
    expect(await failureOf(send())).toMatchObject({ service: 'chat', code: 'unknown_outcome' });
    expect(stage().messages(person)).toEqual([]);
    await send();
    expect(stage().messages(person)).toHaveLength(1);
    const toGone = chat.sendFile(stage().enter('gone').id, file, 'a');
    expect(await failureOf(toGone)).toMatchObject({ service: 'chat', code: 'not_found' });
  });
}
