import type { Messages } from '#messages/messages.ts';
import type { MonthlyReport, ReportWriter } from '#use-cases/ports/store/report.ts';
import { drawDocument } from '../pdf/draw-document.ts';
import { loadFonts } from '../pdf/fonts.ts';
import { createPen, type Drawing } from '../pdf/marks.ts';
import { drawPicture } from './report-picture.ts';
import { printedReport } from './report-sections.ts';
import type { Paper } from '../pdf/sheet.ts';

/** Draws the monthly report, as PNG of 1600 × 900 and as PDF/A: the same report gives the same bytes. */
export function createReportWriter(settings: { readonly messages: Messages; readonly paper: Paper }): ReportWriter {
  const { messages: m, paper } = settings;
  const chart = async (report: MonthlyReport): Promise<Drawing> => {
    // Loaded on the first drawing, so that a bot that draws nothing does not hold it.
    const [{ reportChart }, fonts] = await Promise.all([import('./report-chart.ts'), loadFonts()]);
    return reportChart(m, { report, pen: createPen(fonts) });
  };
  return {
    picture: async (report) => ({
      name: `${m.report.fileName(report.month)}.png`,
      title: m.report.pictureTitle(m.month(report.month)),
      mediaType: 'image/png',
      content: await drawPicture(await chart(report)),
    }),
    document: async (report) => ({
      name: `${m.report.fileName(report.month)}.pdf`,
      title: m.report.documentTitle(m.month(report.month)),
      mediaType: 'application/pdf',
      content: await drawDocument(printedReport(m, { report, drawing: await chart(report) }), paper),
    }),
  };
}
