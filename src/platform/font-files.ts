import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The weights of the Japanese typeface that files and pictures are set in. */
export type FontWeight = '400Regular' | '700Bold';

/** The folder of one weight of Noto Sans JP, shipped with us: no font of the machine is ever needed. */
export function fontFolder(weight: FontWeight): string {
  const fonts = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-jp/package.json');
  return join(dirname(fonts), weight);
}
