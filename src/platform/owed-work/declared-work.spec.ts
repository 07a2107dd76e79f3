import { Injectable, Module, type Type } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { declaredWork, HandlesWork, queuesOf, RaisesWork, type WorkDeclaration } from './declared-work.js';

/** A Nest module as the products are made of: with handlers, with modules below it, and with kinds it asks for. */
function moduleOf(
  name: string,
  overrides: { providers?: Type[]; imports?: Type[]; raises?: Kind[] } = {},
): Type {
  const { providers = [], imports = [], raises = [] } = overrides;
  const classes = { [name]: class {} }[name]!;
  Module({ providers, imports })(classes);
  RaisesWork(...raises)(classes);
  return classes;
}

type Kind = WorkDeclaration['kind'];

function handlerOf(name: string, declaration: WorkDeclaration): Type<never> {
  const classes = { [name]: class {} }[name]!;
  Injectable()(classes);
  HandlesWork(declaration)(classes);
  return classes as Type<never>;
}

const Figures = handlerOf('FiguresJob', { kind: 'provisional', queue: 'figures', mostStarts: 10 });
const Sums = handlerOf('SumsJob', { kind: 'run-sums', queue: 'figures' });
const Notices = handlerOf('NoticesJob', { kind: 'notice', queue: 'mails' });
const Plain = moduleOf('PlainProvider');

describe('the kinds of owed work', () => {
  it('are found on the handlers among the providers of every module', () => {
    const modules = [
      moduleOf('A', { providers: [Figures, Plain, Sums] }),
      moduleOf('B', { providers: [Notices] }),
    ];
    expect(declaredWork(modules)).toEqual([
      { kind: 'provisional', queue: 'figures', mostStarts: 10, handler: Figures },
      { kind: 'run-sums', queue: 'figures', handler: Sums },
      { kind: 'notice', queue: 'mails', handler: Notices },
    ]);
  });

  it('are found in modules that others import, once however many import them', () => {
    const below = moduleOf('Below', { providers: [Figures] });
    const modules = [
      moduleOf('A', { imports: [below] }),
      moduleOf('B', { imports: [moduleOf('C', { imports: [below] })] }),
    ];
    expect(declaredWork(modules).map(({ kind }) => kind)).toEqual(['provisional']);
  });

  it.each([
    ['in one module', (other: Type) => [moduleOf('A', { providers: [Figures, other] })]],
    [
      'in two',
      (other: Type) => [moduleOf('A', { providers: [Figures] }), moduleOf('B', { providers: [other] })],
    ],
    [
      'far apart',
      (other: Type) => [
        moduleOf('A', { providers: [other], imports: [moduleOf('B', { providers: [Figures] })] }),
      ],
    ],
  ])('do not start with two handlers of one kind %s', (_, modules) => {
    const other = handlerOf('OtherJob', { kind: 'provisional', queue: 'months' });
    expect(() => declaredWork(modules(other))).toThrow(
      /^owed work of kind provisional has two handlers: \w+ and \w+$/,
    );
  });

  it.each([
    ['that no module has', [moduleOf('Asking', { raises: ['provisional', 'notice'], providers: [Figures] })]],
    [
      'raised by a module that another imports',
      [moduleOf('A', { providers: [Figures], imports: [moduleOf('Asking', { raises: ['notice'] })] })],
    ],
  ])('do not start without the handler of a kind %s', (_, modules) => {
    expect(() => declaredWork(modules)).toThrow('owed work of kind notice, raised by Asking, has no handler');
  });

  it('start where the handler is in a module listed later', () => {
    const modules = [moduleOf('Asking', { raises: ['notice'] }), moduleOf('Later', { providers: [Notices] })];
    expect(declaredWork(modules)).toHaveLength(1);
  });

  it('name their queues once each', () => {
    const work = declaredWork([moduleOf('A', { providers: [Notices, Figures, Sums] })]);
    expect(queuesOf(work)).toEqual(['figures', 'mails']);
    expect(queuesOf([])).toEqual([]);
  });
});
