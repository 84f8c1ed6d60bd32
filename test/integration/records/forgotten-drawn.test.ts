import { expect, it } from 'vitest';
import { readPdf } from '#adapters/records/pdf/read-pdf.fixture.ts';
import { closedCreation } from '#adapters/records/request-form/record.fixture.ts';
import { createRecordWriter } from '#adapters/records/request-form/request-pdf.ts';
import { requestCard } from '#dialogue/request-card/card.ts';
import { CANARY, CANARY_FORMS, canaryRequest } from '#domain/request/forget.fixture.ts';
import { forgottenRequest } from '#domain/request/forget.ts';
import { NOW } from '#domain/request/request.fixture.ts';
import { createMessages } from '#messages/messages.ts';
import { assertBlocks } from '#sandbox/slack/blocks/assert-blocks.ts';
import { rendered } from '#test/rendered.ts';

const LANGUAGES = ['es-CO', 'en-US'].map((locale) => createMessages({ locale, timeZone: 'America/Bogota' }));
const FORMS = Object.values(CANARY_FORMS).map((form) => [form.type, form] as const);
const pseudonym = (): { givenNames: string; surnames: string } => ({ givenNames: 'Persona', surnames: '3fa2' });

it.each(FORMS)('card and record of a forgotten request of type %s can still be drawn', async (_, form) => {
  const request = forgottenRequest(canaryRequest(form), { pseudonym, at: NOW });
  for (const messages of LANGUAGES) {
    for (const audience of ['systems', 'requester'] as const) {
      const { blocks } = rendered(requestCard(messages, { request, run: null, audience }));
      assertBlocks('message', blocks);
      expect(JSON.stringify(blocks)).not.toContain(CANARY);
    }
  }
  const [messages] = LANGUAGES;
  if (messages === undefined) throw new Error('no language');
  const writer = createRecordWriter({ messages, paper: 'letter' });
  const { content } = await writer.request({ ...closedCreation(), request, events: [] });
  const { text } = await readPdf(content);
  expect(text).toContain('3fa2');
  expect(text).not.toContain(CANARY);
});

it('a record shows the hash of the approved plan, in whichever part of the event it is', async () => {
  const [messages] = LANGUAGES;
  if (messages === undefined) throw new Error('no language');
  const facts = closedCreation();
  const planHash = 'ab12'.repeat(16);
  const hashed = (data: object, personal: object) =>
    facts.events.map((event) =>
      event.what === 'approve' ? { ...event, data: { ...data }, personal: { ...personal } } : event,
    );
  const writer = createRecordWriter({ messages, paper: 'letter' });
  for (const events of [hashed({ planHash }, {}), hashed({}, { planHash })]) {
    const { text } = await readPdf((await writer.request({ ...facts, events })).content);
    expect(text).toContain('ab12ab12ab12ab12');
  }
});
