import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { plainCode } from '../../kernel/code.js';
import { type BoundedText } from '../database/labelled.js';

/** What is said of a field whose value is none of those it may have. */
export const oneOf = (what: string) => ({ message: `${what}の指定が正しくありません。` });

/** `a,b` of an address as `['a', 'b']`; a field given several times is a list already. */
export const several = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',') : value;

/** `true` or `false` of an address as such. */
export const yesOrNo = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

/** A code in its one spelling: files are read in the same way. */
export const codeText = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? plainCode(value) : value;

/** A text without the blanks around it. */
export const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;

/** The same; a blank text says nothing and is kept as null. */
export const blankIsNull = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() || null : value;

const longerThan = (what: string, longest: number) => ({ message: `${what}は${longest}文字までです。` });

/** A code that has to be given, in its one spelling. */
export function RequiredCode(text: BoundedText) {
  return required(text, codeText);
}

/** A text that has to be given, without the blanks around it. */
export function RequiredText(text: BoundedText) {
  return required(text, trimmed);
}

function required({ what, longest }: BoundedText, read: (options: { value: unknown }) => unknown) {
  return applyDecorators(
    MaxLength(longest, longerThan(what, longest)),
    IsNotEmpty({ message: `${what}を入力してください。` }),
    IsString(oneOf(what)),
    Transform(read),
    ApiProperty({ description: what, maxLength: longest }),
  );
}

/** A text that may be left out, null or blank. */
export function OptionalText({ what, longest }: BoundedText) {
  return applyDecorators(
    MaxLength(longest, longerThan(what, longest)),
    IsString(oneOf(what)),
    IsOptional(),
    Transform(blankIsNull),
    ApiPropertyOptional({ type: String, nullable: true, description: what, maxLength: longest }),
  );
}

/** A word of a closed list that may be left out or null. */
export function OptionalWord(label: string, words: readonly string[]) {
  return applyDecorators(
    IsIn(words, oneOf(label)),
    IsOptional(),
    ApiPropertyOptional({ enum: words, nullable: true, description: label }),
  );
}
