import { describe, expect, it } from 'vitest';
import { COLLEAGUE, EMPLOYEE, HEAD, NOW, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { StillWaiting } from '#use-cases/ports/still-waiting.ts';
import { HOME_ACTS } from '../act-names.ts';
import { questionOf } from '../questions/questions.fixture.ts';
import { actsIn, textIn } from '../screen.fixture.ts';
import { board, twice, type Board } from './board.fixture.ts';

const team = [SYSTEMS, COLLEAGUE].map((one) => ({ ...one, systems: true, door: 'slack' as const }));

function office(): Board {
  return board({ people: { team: async () => await Promise.resolve(team) }, systemsHead: HEAD.id });
}

function asked(days: readonly number[]): StillWaiting['questions'] {
  return days.map((each, index) => ({
    question: questionOf(EMPLOYEE, { id: `Q${index}` }),
    account: null,
    days: each,
  }));
}

function waiting(days: readonly number[], today = '2026-02-05'): StillWaiting {
  const requests = days.map((each, index) => ({
    ...{ request: requestIn('submitted', { id: `R${index}`, number: `FT-${index}` }), since: NOW, days: each },
  }));
  return { today, requests, questions: [], findings: [] };
}

describe('what waits for the systems area', () => {
  it('is told in the channel after one working day, in one message, which mentions the team', async () => {
    const { notices, inChannel, toldTo } = office();
    await twice(async () => await notices.tellWaiting(waiting([1, 2])));
    expect(inChannel().map(textIn)).toEqual([expect.stringContaining('2 solicitudes esperan que alguien las decida')]);
    expect(JSON.stringify(inChannel())).toContain('{"team":["U0SYSTEMS"]}');
    expect(toldTo(SYSTEMS)).toEqual([]);
  });

  it('is told after three to each of its people and to who leads them', async () => {
    const { notices, inChannel, toldTo } = office();
    await twice(async () => await notices.tellWaiting(waiting([3, 1])));
    expect(inChannel()).toHaveLength(1);
    for (const person of [SYSTEMS, COLLEAGUE, HEAD]) {
      expect(toldTo(person).map(textIn)).toEqual([expect.stringContaining('FT-0')]);
      expect(toldTo(person).map(textIn).join('')).not.toContain('FT-1');
    }
    expect(toldTo(HEAD).map(textIn).join('')).toContain('usted dirige el área de sistemas');
  });

  it('is a question too: in the channel, and then to each of its people and to who leads them', async () => {
    const { notices, inChannel, toldTo } = office();
    const counted = { ...waiting([1]), questions: asked([1]) };
    await twice(async () => await notices.tellWaiting(counted));
    expect(inChannel().map(textIn)).toEqual([
      expect.stringMatching(
        /2 asuntos.*Una pregunta espera respuesta:\nElena Employee pide ayuda · Modificar la cuenta/s,
      ),
    ]);
    expect(toldTo(SYSTEMS)).toEqual([]);
    await notices.tellWaiting({ ...waiting([], '2026-02-09'), questions: asked([3]) });
    expect(inChannel()).toHaveLength(1);
    for (const person of [SYSTEMS, COLLEAGUE, HEAD])
      expect(toldTo(person).map(textIn)).toEqual([expect.stringContaining('sin respuesta hace 3 días hábiles')]);
  });

  it('leads to the others where there are more than it names', async () => {
    const { notices, inChannel, toldTo } = office();
    await notices.tellWaiting(waiting(Array.from({ length: 12 }, () => 3)));
    const [here] = inChannel();
    const [person] = toldTo(SYSTEMS);
    const [head] = toldTo(HEAD);
    if (here === undefined || person === undefined || head === undefined) throw new Error('somebody is not told');
    for (const message of [here, person]) {
      expect(actsIn(message)).toEqual([HOME_ACTS.list]);
      expect(message.parts).toContainEqual(
        expect.objectContaining({ actions: [expect.objectContaining({ payload: { list: 'queue', page: 0 } })] }),
      );
    }
    // Who leads the area may be nobody who decides, and then has no such list.
    expect(actsIn(head)).toEqual([]);
    expect(textIn(head)).toContain('Hay 2 más: cualquier persona del área de sistemas los ve');
  });

  it('is told again only when something else has become late, with everything that still waits', async () => {
    const { notices, inChannel } = office();
    await notices.tellWaiting(waiting([1]));
    await notices.tellWaiting(waiting([2], '2026-02-06'));
    expect(inChannel()).toHaveLength(1);
    await notices.tellWaiting(waiting([2, 1], '2026-02-06'));
    expect(inChannel()).toHaveLength(2);
    expect(inChannel().map(textIn)[1]).toContain('FT-0');
  });

  it('does not lose what becomes late after today’s message', async () => {
    const { notices, inChannel } = office();
    await notices.tellWaiting(waiting([1]));
    await notices.tellWaiting(waiting([1, 1]));
    expect(inChannel()).toHaveLength(1);
    await notices.tellWaiting(waiting([2, 2], '2026-02-06'));
    expect(inChannel()).toHaveLength(2);
  });
});
