import { describe, expect, it } from '@jest/globals';
import { Column, PrimaryColumn } from 'typeorm';
import { Labelled, labelsOf, textsOf, wordsOf } from './labelled.js';

class Row {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Labelled('名称', { longest: 20 }) @Column({ type: 'text' }) name!: string;
  @Labelled('種別', { words: { a: '甲', b: '乙' } }) @Column({ type: 'text' }) kind!: string;
  @Labelled('出所', { words: ['x', 'y'] }) @Column({ type: 'text' }) source!: string;
}

describe('what is said of a column once', () => {
  it('is its label; a column without one is internal', () => {
    expect(labelsOf(Row)).toEqual({ name: '名称', kind: '種別', source: '出所' });
  });

  it('is what people call its words, where they have a name', () => {
    expect(wordsOf(Row)).toEqual({ kind: { a: '甲', b: '乙' } });
  });

  it('is the longest text it takes, where it has a bound', () => {
    expect(textsOf(Row)).toEqual({ name: { what: '名称', longest: 20 } });
  });
});
