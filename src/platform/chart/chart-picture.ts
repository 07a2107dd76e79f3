import { renderAsync } from '@resvg/resvg-js';
import { fontFolder } from '../font-files.js';

const TYPEFACE = 'Noto Sans JP';
/** Dots of the picture for each of the drawing's: sharp on paper too. */
const FINENESS = 2;

/**
 * A drawn SVG as a PNG on white, twice as wide and high in dots as the drawing. Its words are set in our own
 * Japanese typeface, whatever the machine has.
 */
export async function chartPicture(svg: string): Promise<Buffer> {
  const picture = await renderAsync(svg, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: FINENESS },
    font: {
      loadSystemFonts: false,
      fontDirs: [fontFolder('400Regular')],
      defaultFontFamily: TYPEFACE,
      sansSerifFamily: TYPEFACE,
    },
  });
  return picture.asPng();
}
