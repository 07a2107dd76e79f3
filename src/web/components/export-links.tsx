import { ButtonRow, LinkButton } from './button.js';

interface Props {
  xlsx: string;
  csv: string;
}

/** The two files a list may be taken away as, narrowed down as it is shown. */
export function ExportLinks({ xlsx, csv }: Props) {
  return (
    <ButtonRow>
      <LinkButton href={xlsx}>Excelで出力</LinkButton>
      <LinkButton href={csv}>CSVで出力</LinkButton>
    </ButtonRow>
  );
}
