import { type WriteSheet } from 'hucre/xlsx';
import { type PrintToWrite } from './sheet-to-write.js';

/** In inches. */
const MARGINS = { top: 0.75, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 };

/** A sheet's place on paper: its name and the page's number of all stand at the foot. */
export function pageOf({ left, right }: PrintToWrite): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  return {
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
      margins: MARGINS,
    },
    headerFooter: {
      oddHeader: `&L${plain(left)}&R${plain(right)}`,
      oddFooter: '&L&A&R&P／&N ページ',
    },
  };
}

/** In a header `&` begins a code, and is itself when doubled. */
function plain(text: string): string {
  return text.replaceAll('&', '&&');
}
