import { describe, expect, it } from 'vitest';
import { dialectId } from '../../../src/host/sources/text/dialect.js';

describe('the notation of a document', () => {
  it('is the editor’s language where that says enough', () => {
    expect(dialectId('python', '/a/b.py', '')).toBe('python');
    expect(dialectId('latex', '/a/b.csv', '')).toBe('latex');
  });

  it('is told by the file’s name where the editor knows no such language', () => {
    expect(dialectId('plaintext', '/a/ratings.csv', '')).toBe('csv');
    expect(dialectId('plaintext', '/a/ratings.TSV', '')).toBe('tsv');
    expect(dialectId('plaintext', '/a/solver.f90', '')).toBe('fortran');
    expect(dialectId('plaintext', '/a/Filter.kt', '')).toBe('kotlin');
    expect(dialectId('plaintext', '/a/log.txt', '')).toBe('plaintext');
    expect(dialectId('plaintext', 'Untitled-1', '')).toBe('plaintext');
  });

  it('tells MATLAB from Objective-C, which have one extension', () => {
    expect(dialectId('objective-c', '/a/b.m', 'A = [1 2; 3 4];')).toBe('matlab');
    expect(dialectId('objective-c', '/a/b.m', '#import <UIKit/UIKit.h>\n')).toBe('objective-c');
    expect(dialectId('objective-c', '/a/b.m', '\n  @implementation Foo\n')).toBe('objective-c');
  });
});
