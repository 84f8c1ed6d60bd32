import { describe, expect, it } from 'vitest';
import type { KnownBlock } from '@slack/types';
import { readGuides } from '#adapters/institution-files/guides.ts';
import { renderParts } from '#adapters/slack/render.ts';
import { guideDialog } from '#dialogue/hand-over/guide.ts';
import { handed, LONG, STANDINGS } from '#dialogue/hand-over/hand-over.fixture.ts';
import { inductionMessage, inductionParts } from '#dialogue/hand-over/induction.ts';
import { handOverMessage } from '#dialogue/hand-over/message.ts';
import { acceptDialog, policyDialog } from '#dialogue/hand-over/policy.ts';
import { receiptMessage, reminderMessage } from '#dialogue/hand-over/receipt.ts';
import { requestCard } from '#dialogue/request-card/card.ts';
import { INDUCTION_ITEMS, stepOf } from '#domain/form/delivery.ts';
import { HEAD, HOLDER, SYSTEMS } from '#domain/request/request.fixture.ts';
import { createMessages } from '#messages/messages.ts';
import { assertBlocks } from '#sandbox/slack/blocks/assert-blocks.ts';
import { rendered } from '#test/rendered.ts';

const zone = { timeZone: 'America/Bogota' };
const es = createMessages({ ...zone, locale: 'es-CO' });
const LANGUAGES = [es, createMessages({ ...zone, locale: 'en-US' })];

/** The people mentioned in the blocks, in order. */
function mentionsIn(blocks: readonly KnownBlock[]): readonly string[] {
  return [...JSON.stringify(blocks).matchAll(/"type":"user","user_id":"([^"]+)"/g)].map(([, id = '']) => id);
}

const about = { institution: 'Gobernación', delivery: 'password' } as const;
const seenByBot = ['password'] as const;

describe('the messages of a hand-over', () => {
  it('are valid in every phase, whatever people are called', () => {
    for (const m of LANGUAGES)
      for (const request of STANDINGS)
        for (const person of [HOLDER, HEAD]) {
          const messages = [
            rendered(handOverMessage(m, { request, person, as: 'holder', ...about })),
            rendered(handOverMessage(m, { request, person, as: 'responsible', ...about })),
            rendered(receiptMessage(m, { request, person })),
            rendered(inductionMessage(m, { request, person, seenByBot })),
            ...([1, 3] as const).map((reminder) => rendered(reminderMessage(m, { request, person, reminder }))),
            rendered(requestCard(m, { request, run: null, audience: 'systems' })),
            rendered(requestCard(m, { request, run: null, audience: 'requester' })),
          ];
          for (const { blocks } of messages) assertBlocks('message', blocks);
        }
  });

  it('never let people’s text take effect as markup', () => {
    const texts = (blocks: readonly KnownBlock[]): string => JSON.stringify(blocks);
    for (const request of STANDINGS) {
      const { blocks } = rendered(
        inductionMessage(es, { request, person: request.handedTo?.person ?? HOLDER, seenByBot }),
      );
      for (const shown of [blocks, rendered(receiptMessage(es, { request, person: HEAD })).blocks]) {
        expect(texts(shown)).not.toMatch(/"type":"(mrkdwn|link|broadcast)"/);
        for (const id of mentionsIn(shown)) expect([HOLDER, HEAD, SYSTEMS].map((one) => one.id)).toContain(id);
      }
    }
  });
});

describe('the first steps', () => {
  it('fit into a home, for several accounts', () => {
    const other = handed({ id: '6f1f3c0e-0000-4000-8000-000000000002' });
    const blocks = [handed(), other].flatMap((request) => renderParts(inductionParts(es, { request, seenByBot })));
    expect(blocks).toHaveLength(14);
    assertBlocks('home', { type: 'home', blocks });
  });

  it.each(['es-CO', 'en-US'])('have guides in %s that fit their window, and so does the policy', (locale) => {
    const m = createMessages({ ...zone, locale });
    const { policy, find } = readGuides({ dir: null, locale, delivery: 'password' });
    for (const request of STANDINGS) {
      for (const item of INDUCTION_ITEMS.filter((one) => one !== 'policy')) {
        const view = rendered(guideDialog(m, { request, item, guides: stepOf(item).map(find), seenByBot }));
        assertBlocks('modal', view);
        expect(view.title.text.length).toBeLessThanOrEqual(24);
      }
      const about = { request, guide: find('policy'), policy, own: { name: LONG } };
      assertBlocks('modal', rendered(policyDialog(m, about)));
      const over = { ...about, again: true, notice: m.induction.policy.unknown } as const;
      assertBlocks('modal', rendered(acceptDialog(m, over)));
    }
  });
});
