import { describe, expect, it } from 'vitest';
import { INDUCTION_ITEMS, stepOf } from '#domain/form/delivery.ts';
import { createMessages } from '#messages/messages.ts';
import type { Guide } from '#use-cases/ports/guide.ts';
import { fieldsIn } from '../screen.fixture.ts';
import { guideDialog } from './guide.ts';
import { STANDINGS } from './hand-over.fixture.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const guide: Guide = { title: 'Así se hace', blocks: [] };

describe('the guide of a first step', () => {
  it('can be ticked where it is not done yet and not for the bot to see, and asks nothing', () => {
    for (const item of INDUCTION_ITEMS.filter((one) => one !== 'policy'))
      for (const request of STANDINGS) {
        const dialog = guideDialog(m, { request, item, guides: [guide], seenByBot: ['password'] });
        const open = stepOf(item).filter((one) => !request.induction.some((tick) => tick.item === one));
        expect(dialog.submit !== undefined).toBe(open.length > 0 && !open.includes('password'));
        expect(dialog.form !== undefined).toBe(dialog.submit !== undefined);
        expect(fieldsIn(dialog)).toEqual([]);
      }
  });

  it('cannot be ticked where the bot looks at the second factor too', () => {
    for (const request of STANDINGS) {
      const seenByBot = ['password', 'second_factor'] as const;
      expect(guideDialog(m, { request, item: 'second_factor', guides: [guide], seenByBot })).not.toHaveProperty(
        'submit',
      );
    }
  });
});
