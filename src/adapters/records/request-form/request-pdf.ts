import { codeOf } from '#domain/trail/trail.ts';
import type { Messages } from '#messages/messages.ts';
import type { Document } from '#use-cases/ports/store/archive.ts';
import type { RecordWriter, RequestRecord } from '#use-cases/ports/store/record.ts';
import { drawDocument } from '../pdf/draw-document.ts';
import { supplementSections } from './supplement-sections.ts';
import type { Printed, Section } from '../pdf/printed.ts';
import { accountSection } from './section-account.ts';
import { decisionsSection } from './section-decisions.ts';
import { deliverySection } from './section-delivery.ts';
import { executionSection } from './section-execution.ts';
import { supplementName } from './section-induction.ts';
import { changesSection, planSection } from './section-plan.ts';
import { requestSection } from './section-request.ts';
import { sealSection } from './section-seal.ts';
import type { Paper } from '../pdf/sheet.ts';

interface DocumentText {
  readonly name: string;
  readonly title: string;
  readonly sections: readonly Section[];
}

/** Writes FT-GTI-006, one PDF for each request, and its supplements: the same record gives the same bytes. */
export function createRecordWriter(settings: { readonly messages: Messages; readonly paper: Paper }): RecordWriter {
  const { messages: m, paper } = settings;
  const write = async (record: RequestRecord, told: DocumentText): Promise<Document> => {
    const content = await drawDocument(inFrame(m, { record, told }), paper);
    return { name: told.name, title: told.title, mediaType: 'application/pdf', content };
  };
  return {
    request: async (record) => {
      const { number } = record.request;
      const sections = requestSections(m, record);
      const [name, title] =
        record.copy === 'systems'
          ? [`${number}-sistemas.pdf`, m.record.systemsTitle(number)]
          : [`${number}.pdf`, m.record.title(number)];
      return await write(record, { name, title, sections });
    },
    induction: async (record) => {
      const { number } = record.request;
      const sections = supplementSections(m, record);
      return await write(record, { name: supplementName(number), title: m.record.supplement.title(number), sections });
    },
  };
}

/** All sections of FT-GTI-006, in order. */
function requestSections(m: Messages, record: RequestRecord): readonly Section[] {
  return [
    requestSection(m, record),
    accountSection(m, record),
    changesSection(m, record),
    planSection(m, record),
    decisionsSection(m, record),
    executionSection(m, record),
    deliverySection(m, record),
    sealSection(m, record),
  ];
}

/** The sections with the form's header, its seal, and whether it is final. */
function inFrame(
  m: Messages,
  { record, told }: { readonly record: RequestRecord; readonly told: DocumentText },
): Printed {
  const { title, sections } = told;
  const { institution, version, request, events, seal, isFinal } = record;
  const words = m.record;
  const sealed = events.find(({ seq }) => seq === seal?.seq);
  return {
    file: { title, subject: words.form, language: words.language, at: sealed?.at ?? request.updatedAt },
    header: {
      institution: [institution.name, words.nit(institution.nit)],
      system: words.system,
      form: words.form,
      version: [
        `${words.code}: ${version.code}`,
        `${words.version}: ${version.version}`,
        `${words.date}: ${m.day(version.date)}`,
      ],
      page: (page, pages) => `${words.page}: ${words.pageOf(page, pages)}`,
    },
    warning: isFinal ? null : words.open,
    footer: seal === null ? request.number : words.footer(request.number, codeOf(seal)),
    title,
    sections,
  };
}
