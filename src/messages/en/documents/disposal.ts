import type { Words } from '#messages/es/es.ts';

export const enDisposal: Words['disposal'] = {
  title: 'Record of disposal by retention',
  fileName: 'disposal-record.csv',
  what: {
    request: 'Personal data of a request',
    record: 'Archived record',
    report: 'Archived monthly report',
    account: 'Personal data of a deleted account',
    events: 'Personal data of events of no request',
    findings: 'Personal data of changes that were found',
    questions: 'Questions to the systems area',
  },
  columns: [
    'No.',
    'Disposed of',
    'Number',
    'Kind',
    'Date of the document',
    'Count',
    'Rule',
    'Disposed on',
    'SHA-256 of the file',
    'Id',
  ],
  text: (lines) =>
    `The record of what was given up since the time to keep it was over, with ${lines === 1 ? '1 line' : `${lines} lines`}. It holds no personal data.`,
  sent: 'We sent you the disposal record by direct message.',
  refusal: {
    not_allowed: 'Only the systems area, and who controls it, can ask for the disposal record. Nothing changed.',
    nothing_yet: 'Nothing has been given up by retention yet: there is no record.',
  },
};
