import { describe, expect, it } from 'vitest';
import { NOW, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import { withAlone } from '#domain/request/alone.ts';
import type { ReleasedAlone } from '#use-cases/ports/store/job.ts';
import { textIn } from '../screen.fixture.ts';
import { board, twice } from './board.fixture.ts';

const CONTROL = { id: 'U0CONTROL' };
const first = { by: SYSTEMS, at: NOW, reason: 'Nadie más trabaja hoy' };
const second = { ...first, at: new Date(NOW.getTime() + 1), reason: 'Sigue sin haber nadie' };
const request = withAlone(withAlone(requestIn('approved'), first), second);
const released: ReleasedAlone = {
  ...{ kind: 'tell_released_alone', address: 'ana.ruiz@entidad.gov.co', by: SYSTEMS },
  ...{ at: NOW.toISOString(), reason: 'Se liberó' },
};

describe('the person of control', () => {
  it('is told of each decision that somebody took alone, once, with the reason', async () => {
    const { notices, toldTo } = board({ controlPerson: CONTROL.id });
    await twice(async () => await notices.tellControl(request));
    await twice(async () => await notices.tellReleasedAlone(released));
    const reasons = [first.reason, second.reason, released.reason];
    expect(toldTo(CONTROL).map(textIn)).toEqual(reasons.map((reason) => expect.stringContaining(reason)));
  });

  it('is waited for while they are not in the chat, and not where nobody is named', async () => {
    const gone = board({ controlPerson: CONTROL.id });
    gone.leave(CONTROL);
    await expect(gone.notices.tellControl(request)).rejects.toMatchObject({ code: 'not_found' });
    await expect(gone.notices.tellReleasedAlone(released)).rejects.toMatchObject({ code: 'not_found' });
    const { notices, toldTo } = board();
    await notices.tellControl(request);
    await notices.tellReleasedAlone(released);
    expect(toldTo(CONTROL)).toEqual([]);
  });
});
