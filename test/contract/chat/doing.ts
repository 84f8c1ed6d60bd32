import { describe, expect, it } from 'vitest';
import type { Action } from '#dialogue/screen.ts';
import { actions, paragraph } from '#dialogue/screen.ts';
import { thingActs, type Did } from './acts.ts';
import { openOnce, type ChatStage, type Newcomer, type OpenChat } from './stage.ts';
import { newKey } from './things.ts';

const NOTHING = { name: null, why: null, mail: null, day: null, pick: null, who: null, dept: null };

/** What every chat has to do with people's actions: it passes them to the acts, and shows what these reply. */
export function describeDoing(open: OpenChat): void {
  const did: Did[] = [];
  const stage: () => ChatStage = openOnce(async () => await open(thingActs(did)));
  /** Posts a message with this button to the person. */
  const before = async (person: Newcomer, action: Omit<Action, 'label'>): Promise<void> => {
    const parts = [paragraph([['Hay algo que hacer']]), actions([{ ...action, label: 'Hacerlo' }], 'part:1')];
    await stage().chat.post({ key: newKey(), to: person, message: { summary: 'Algo que hacer', parts } });
    did.length = 0;
  };
  const presses = async (action: Omit<Action, 'label'>): Promise<Newcomer> => {
    const person = stage().enter();
    await before(person, action);
    await stage().press(person, 'Hacerlo');
    return person;
  };
  const opens = async (act = 'thing_open'): Promise<Newcomer> => {
    const person = await presses({ act });
    await expect.poll(() => stage().window(person)?.fields.length).toBeGreaterThan(5);
    return person;
  };
  const seen = (person: Newcomer) => stage().messages(person);

  describe('a press', () => {
    it('is carried out for the person who pressed, with the button’s payload and place, and answered only to them', async () => {
      const person = await presses({ act: 'thing_text', payload: 'la cosa' });
      await expect.poll(() => did).toHaveLength(2);
      expect(did).toEqual([{ what: 'text', by: person.id, payload: 'la cosa', part: 'part:1' }, { what: 'after' }]);
      expect(stage().told(person)).toEqual(['Anotado: la cosa']);
      expect(seen(person)).toHaveLength(1);
    });

    it('can replace its message by another', async () => {
      const person = await presses({ act: 'thing_object', payload: { id: 'R', step: 2 } });
      await expect.poll(() => seen(person).map(({ text }) => text.includes('Paso 2'))).toEqual([true]);
      expect(did).toEqual([{ what: 'object', payload: { id: 'R', step: 2 } }]);
    });

    it('can show another message, and say something before', async () => {
      const person = await presses({ act: 'thing_bare' });
      await expect.poll(() => stage().told(person)).toHaveLength(2);
      expect(stage().told(person)[0]).toBe('Un momento.');
      expect(stage().told(person)[1]).toContain('Una más');
    });

    it.each([
      { act: 'thing_text', payload: { id: 'R' } },
      { act: 'thing_object', payload: { id: 'R', step: 'two' } },
      { act: 'thing_bare', payload: 'more' },
      { act: 'thing_of_another_bot' },
    ])('is refused if its payload is invalid or the bot has no such act: %j', async (action) => {
      const person = await presses(action);
      await expect.poll(() => stage().told(person)).toHaveLength(1);
      expect(did).toEqual([]);
    });

    it('is refused if it is a guest’s', async () => {
      const guest = stage().enter('guest');
      await before(guest, { act: 'thing_text', payload: 'la cosa' });
      await stage().press(guest, 'Hacerlo');
      await expect.poll(() => stage().told(guest)).toHaveLength(1);
      expect(did).toEqual([]);
    });

    it('is refused if the person has just become a guest and the act asks the chat anew', async () => {
      const person = stage().enter();
      await before(person, { act: 'thing_now' });
      await stage().press(person, 'Hacerlo');
      await expect.poll(() => did).toEqual([{ what: 'now', by: person.id }]);
      stage().become(person, 'guest');
      await stage().press(person, 'Hacerlo');
      await expect.poll(() => stage().told(person)).toHaveLength(1);
      expect(did).toHaveLength(1);
    });

    it('is answered with a reference number if it meets a bug', async () => {
      const person = await presses({ act: 'thing_bug' });
      await expect.poll(() => stage().told(person)).toEqual([expect.stringMatching(/\b[0-9a-f]{8}/)]);
    });
  });

  describe('a window', () => {
    it('opens for the person who pressed, and the values of every kind of field are read back', async () => {
      const [person, other] = [await opens(), stage().enter()];
      expect(stage().window(person)).toMatchObject({ title: 'Una cosa', buttons: [], errors: {} });
      expect(stage().window(other)).toBeNull();
      const texts = { name: 'Ana', why: 'Porque sí', mail: 'ana@correo.example', day: '2026-02-03', who: other.id };
      const chosen = { kind: 'b', pick: 'a', checks: ['a', 'b'], dept: '500', groups: ['g1', 'g2'] };
      did.length = 0;
      await stage().fill(person, { ...texts, ...chosen });
      await expect.poll(() => did).toHaveLength(1);
      expect(did).toEqual([{ what: 'form', by: person.id, state: { id: 'R' }, answers: { ...texts, ...chosen } }]);
      await expect.poll(() => stage().window(person)).toBeNull();
    });

    it('reads every field as empty if it is submitted empty', async () => {
      const person = await opens();
      did.length = 0;
      await stage().fill(person, {});
      await expect.poll(() => did).toHaveLength(1);
      expect(did).toMatchObject([{ answers: { ...NOTHING, kind: 'a', checks: [], groups: [] } }]);
    });

    it('stays open with the errors at its fields until they are corrected', async () => {
      const person = await opens();
      await stage().fill(person, { name: 'mal' });
      await expect.poll(() => stage().window(person)?.errors).toEqual({ name: 'Este nombre no sirve.' });
      await stage().fill(person, { name: 'bien' });
      await expect.poll(() => stage().window(person)).toBeNull();
    });

    it('refuses a value that a field does not offer', async () => {
      const person = await opens();
      did.length = 0;
      await stage().fill(person, { pick: 'z' });
      await expect.poll(() => Object.keys(stage().window(person)?.errors ?? {})).toEqual(['pick']);
      expect(did).toEqual([]);
    });

    it('can be replaced by another, stay below another, or be closed with all others', async () => {
      const person = await opens();
      await stage().fill(person, { name: 'otra' });
      await expect.poll(() => stage().window(person)?.title).toBe('Otra');
      await stage().fill(person, { name: 'encima' });
      await expect.poll(() => stage().window(person)?.title).toBe('Encima');
      await stage().dismiss(person);
      await expect.poll(() => stage().window(person)?.title).toBe('Otra');
      await stage().fill(person, { name: 'encima' });
      await expect.poll(() => stage().window(person)?.title).toBe('Encima');
      await stage().fill(person, { name: 'todas' });
      await expect.poll(() => stage().window(person)).toBeNull();
    });

    it('can be replaced by a text', async () => {
      const person = await opens();
      await stage().fill(person, { name: 'diga' });
      await expect.poll(() => stage().window(person)?.text).toContain('Así queda.');
      expect(stage().window(person)?.fields).toEqual([]);
    });

    it('is drawn anew after a choice in it', async () => {
      const person = await opens();
      await stage().choose(person, 'kind', 'b');
      await expect.poll(() => stage().window(person)?.title).toBe('Con b');
    });

    it('shows what a search in it finds', async () => {
      const person = await opens();
      did.length = 0;
      expect(await stage().search(person, 'dept', 'salud')).toEqual(['salud a', 'salud b']);
      expect(did).toEqual([{ what: 'search', field: 'dept', text: 'salud', form: 'thing_form', state: { id: 'R' } }]);
    });

    it('opens at once if its act is slow and is filled afterwards; the act learns that it was shown', async () => {
      const person = await opens('thing_slow');
      expect(stage().window(person)?.title).toBe('Encontrada');
      await expect.poll(() => did).toEqual([{ what: 'shown' }]);
    });
  });

  describe('a command', () => {
    it('is carried out for the person who wrote it, with the text after it, and answered only to them', async () => {
      const person = stage().enter();
      did.length = 0;
      await stage().write(person, 'correo', 'estado 1');
      await expect.poll(() => stage().told(person)).toEqual(['Dijo: estado 1']);
      expect(did).toEqual([{ what: 'command', by: person.id, text: 'estado 1' }]);
      expect(seen(person)).toEqual([]);
    });

    it('opens a window', async () => {
      const person = stage().enter();
      await stage().write(person, 'correo', 'abrir');
      await expect.poll(() => stage().window(person)?.title).toBe('Una cosa');
    });
  });

  it('runs a shortcut from anywhere', async () => {
    const person = stage().enter();
    did.length = 0;
    await stage().begin(person, 'solicitar_correo');
    await expect.poll(() => stage().window(person)?.title).toBe('Una cosa');
    expect(did).toEqual([{ what: 'shortcut', by: person.id }]);
  });
}
