import { ButtonRow, LinkButton } from './button.js';

/** The two files a list may be taken away as, narrowed down as it is shown. */
export function ExportLinks({ xlsx, csv }: { xlsx: string; csv: string }) {
  return (
    <ButtonRow>
      <LinkButton href={xlsx}>Excelで出力</LinkButton>
      <LinkButton href={csv}>CSVで出力</LinkButton>
    </ButtonRow>
  );
}
