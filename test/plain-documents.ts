import type { Document } from '#use-cases/ports/store/archive.ts';
import type { RecordWriter } from '#use-cases/ports/store/record.ts';
import type { ReportDeps } from '#use-cases/records/tell-report.ts';

/** Records and reports without layout, only their facts, for tests that are not about their look. */
export const plainDocuments = {
  records: {
    request: async ({ events: _, ...facts }) => await Promise.resolve(json(facts.request.number, facts)),
    induction: async ({ request: { number, induction } }) =>
      await Promise.resolve(json(`${number}-induccion`, { induction })),
  } satisfies RecordWriter,
  reports: {
    picture: async (report) => await Promise.resolve(json('picture', report)),
    document: async (report) => await Promise.resolve(json('document', report)),
  } satisfies ReportDeps['reports'],
  officeHours: [{ from: 8 * 60, until: 17 * 60 }],
} as const;

function json(title: string, facts: unknown): Document {
  const content = new TextEncoder().encode(JSON.stringify(facts));
  return { name: `${title}.json`, title, mediaType: 'application/json', content };
}
