import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { oneOf } from './dto-fields.js';
import { MayBeLeftOut } from './may-be-left-out.js';

/*
 * Fields of a request, each described and checked by one decorator. `what` is the field's name in messages, and its
 * description unless another is given.
 */

interface About extends Pick<
  ApiPropertyOptions,
  'description' | 'default' | 'example' | 'format' | 'minLength' | 'maxLength'
> {
  what: string;
  /** May be left out or null. */
  orNull?: boolean;
  /** May be left out, but not null. */
  optional?: boolean;
  /** For a query parameter: optional. */
  inQuery?: boolean;
}

interface TextAbout extends About {
  /** In characters. */
  longest?: number;
  shortest?: number;
  /** Said of what is no text. */
  message?: string;
}

/** A text. */
export function TextField({ longest, shortest, message, ...about }: TextAbout) {
  const { what } = about;
  const bounds =
    longest === undefined
      ? []
      : shortest === undefined
        ? [MaxLength(longest, { message: `${what}は${longest}文字以内で入力してください。` })]
        : [
            Length(shortest, longest, {
              message: `${what}は${shortest}文字以上${longest}文字以内で入力してください。`,
            }),
          ];
  return field(
    about,
    { type: String },
    IsString(message === undefined ? oneOf(what) : { message }),
    ...bounds,
  );
}

/** A text that somebody writes; the API states its bounds. */
export function WrittenField({
  longest,
  shortest,
  ...about
}: About & { longest: number; shortest?: number }) {
  const stated = { maxLength: longest, ...(shortest === undefined ? {} : { minLength: shortest }) };
  const message = `${about.what}は文字で入力してください。`;
  return TextField({ longest, shortest, message, ...stated, ...about });
}

/** A text of one form, such as a day or a month. */
export function PatternField({ pattern, message, ...about }: About & { pattern: RegExp; message: string }) {
  return field(about, { type: String }, Matches(pattern, { message }));
}

/** A whole number; `message` says how it is to be written. */
export function NumberField(
  { message, ...about }: About & { message: string },
  ...bounds: PropertyDecorator[]
) {
  return field(about, { type: Number }, IsInt({ message }), ...bounds);
}

export function FlagField(about: About) {
  return field(about, { type: Boolean }, IsBoolean(oneOf(about.what)));
}

/** One key of a list of words. */
export function WordField({ keys }: { keys: readonly string[] }, about: About) {
  return field(about, { enum: [...keys] }, IsIn(keys, oneOf(about.what)));
}

export function IdField({ message, ...about }: About & { message?: string }) {
  const refusal = message === undefined ? oneOf(about.what) : { message };
  return field({ format: 'uuid', ...about }, { type: String }, IsUUID(undefined, refusal));
}

/** An object of one class, checked on its own; `form` is how it is written. */
export function ObjectField(item: new () => object, form: string, about: About) {
  const { what } = about;
  return field(
    about,
    { type: item },
    IsDefined({ message: `${what}を入力してください。` }),
    ValidateNested({ message: `${what}は ${form} の形で入力してください。` }),
    Type(() => item),
  );
}

/** A list of objects of one class, each checked on its own. */
export function ListField(
  item: new () => object,
  { most, tooMany, notList, ...about }: About & { most: number; tooMany: string; notList?: string },
) {
  return field(
    about,
    { type: [item] },
    IsArray(notList === undefined ? oneOf(about.what) : { message: notList }),
    ArrayMaxSize(most, { message: tooMany }),
    ValidateNested({ each: true, ...oneOf(about.what) }),
    Type(() => item),
  );
}

/** What a request gives, without the fields it leaves out. */
export function givenFields<Body extends object>(body: Body): Body {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Body;
}

/** Describes a field and checks it; of several checks the first named is the most basic and is reported last. */
function field(
  { what, description = what, orNull = false, optional = false, inQuery = false, ...more }: About,
  schema: ApiPropertyOptions,
  ...checks: PropertyDecorator[]
): PropertyDecorator {
  const options: ApiPropertyOptions = {
    ...schema,
    ...(orNull ? { nullable: true } : {}),
    ...(description === '' ? {} : { description }),
    ...more,
  };
  const presence = orNull || inQuery ? [IsOptional()] : optional ? [MayBeLeftOut()] : [];
  const described = orNull || optional || inQuery ? ApiPropertyOptional(options) : ApiProperty(options);
  // Stacked decorators are applied from the lowest up, these from the first on.
  return applyDecorators(...[described, ...presence, ...checks].reverse());
}
