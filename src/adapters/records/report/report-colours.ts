import type { Outcome } from '#domain/report/report.ts';

/**
 * Okabe and Ito's colours, which people with any colour blindness can distinguish; neighbours also differ in lightness.
 */
export const OUTCOME_COLOURS: Readonly<Record<Outcome, { readonly fill: string; readonly ink: string }>> = {
  closed: { fill: '#0072B2', ink: '#FFFFFF' },
  open: { fill: '#F0B323', ink: '#1B1F24' },
  rejected: { fill: '#A63A00', ink: '#FFFFFF' },
  cancelled: { fill: '#C3C9D0', ink: '#1B1F24' },
  unfinished: { fill: '#3B4048', ink: '#FFFFFF' },
};

export const REPORT_COLOURS = {
  paper: '#FFFFFF',
  ink: '#1B1F24',
  quiet: '#525B66',
  tile: '#F0F3F6',
  median: '#0072B2',
  p90: '#7CC1EA',
  alert: '#A61B1B',
} as const;
