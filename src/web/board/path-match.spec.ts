import { describe, expect, it } from '@jest/globals';
import { pathMatch } from './path-match.js';

describe('a path of the board', () => {
  it('gives the values of the names in its pattern, decoded', () => {
    expect(pathMatch('/api/queues/:queueName/:jobId', '/api/queues/months/repeat%3A1')).toEqual({
      queueName: 'months',
      jobId: 'repeat:1',
    });
  });

  it.each(['/api/queues', '/api/queues/', '/api/queues/a/b', '/api/other/a', '/api/queues/%'])(
    'that does not fit is told so: %s',
    (path) => expect(pathMatch('/api/queues/:queueName', path)).toBeNull(),
  );
});
