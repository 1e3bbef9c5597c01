import type { Rows } from './report-checks.js';

/** Files that NumPy 2.4.6 and Python's zipfile wrote, in base64, and the values that NumPy reads from them. */
export interface NumpyFile {
  readonly name: string;
  readonly base64: string;
  /** The rows of each array; a .npy file has one, without a name. */
  readonly arrays: Readonly<Record<string, Rows>>;
}

export const npyFiles: readonly NumpyFile[] = [
  {
    name: 'doubles by columns, version 1',
    base64:
      'k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMyksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAAAAAAAAAABJAAAAAAAAA+D8AAAAAAAAYQAAAAAAAAAhAAAAAAAAAHkA=',
    arrays: {
      '': [
        [0, 1.5, 3],
        [4.5, 6, 7.5],
      ],
    },
  },
  {
    name: 'big-endian integers of 16 bits, version 2',
    base64:
      'k05VTVBZAgB0AAAAeydkZXNjcic6ICc+aTInLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwgMyksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAP+c/zj+1P5w/gw=',
    arrays: {
      '': [
        [0, -100, -200],
        [-300, -400, -500],
      ],
    },
  },
  {
    name: 'half precision, version 3',
    base64:
      'k05VTVBZAwB0AAAAeydkZXNjcic6ICc8ZjInLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwgMyksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAJIwkjTbNpI4tzk=',
    arrays: {
      '': [
        [0.0, 0.142822265625, 0.28564453125],
        [0.428466796875, 0.5712890625, 0.71435546875],
      ],
    },
  },
  {
    name: 'booleans',
    base64:
      'k05VTVBZAQB2AHsnZGVzY3InOiAnfGIxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAQABAAE=',
    arrays: {
      '': [
        [0, 1, 0],
        [1, 0, 1],
      ],
    },
  },
  {
    name: 'large integers without a sign',
    base64:
      'k05VTVBZAQB2AHsnZGVzY3InOiAnPHU4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDEsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAgAAD4////////',
    arrays: { '': [[2 ** 53, 2 ** 64 - 2048]] },
  },
  {
    name: 'a view with both axes reversed',
    base64:
      'k05VTVBZAQB2AHsnZGVzY3InOiAnPGk0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoFAAAABAAAAAMAAAACAAAAAQAAAAAAAAA=',
    arrays: {
      '': [
        [5, 4, 3],
        [2, 1, 0],
      ],
    },
  },
  {
    name: 'one number',
    base64:
      'k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAEQA==',
    arrays: { '': [[2.5]] },
  },
  {
    name: 'a subnormal float, NaN and −∞, big-endian',
    base64:
      'k05VTVBZAQB2AHsnZGVzY3InOiAnPmY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDEsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAABf8AAAP+AAAA=',
    arrays: { '': [[2 ** -149, NaN, -Infinity]] },
  },
];

export const archives: readonly NumpyFile[] = [
  {
    name: 'savez_compressed',
    base64:
      'UEsDBC0AAAAIAAAAIQA0MXjI//////////8LABQAd2VpZ2h0cy5ucHkBABAAsAAAAAAAAABXAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TZqGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CsaaOgq1CmQDLgYUcMEeQj+A0i+g9Aco/cUeAFBLAwQtAAAACAAAACEAKsEdRP//////////CAAUAGJpYXMubnB5AQAQAJgAAAAAAAAAUAAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuk2ahrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RrGOpo6CrUKFAAuBjD4YA+hGRwgFIcDAFBLAQItAy0AAAAIAAAAIQA0MXjIVwAAALAAAAALAAAAAAAAAAAAAACAAQAAAAB3ZWlnaHRzLm5weVBLAQItAy0AAAAIAAAAIQAqwR1EUAAAAJgAAAAIAAAAAAAAAAAAAACAAZQAAABiaWFzLm5weVBLBQYAAAAAAgACAG8AAAAeAQAAAAA=',
    arrays: {
      weights: [
        [0, 0.25, 0.5],
        [0.75, 1, 1.25],
      ],
      bias: [[1, 2, 3]],
    },
  },
  {
    name: 'savez',
    base64:
      'UEsDBC0AAAAAAAAAIQBP6QAq//////////8JABQAYXJyXzAubnB5AQAQAJgAAAAAAAAAmAAAAAAAAACTTlVNUFkBAHYAeydkZXNjcic6ICc8ZjQnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwgMyksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgCgAAAAAAAIA/AAAAQAAAQEAAAIBAAACgQFBLAQItAy0AAAAAAAAAIQBP6QAqmAAAAJgAAAAJAAAAAAAAAAAAAACAAQAAAABhcnJfMC5ucHlQSwUGAAAAAAEAAQA3AAAA0wAAAAAA',
    arrays: {
      arr_0: [
        [0, 1, 2],
        [3, 4, 5],
      ],
    },
  },
  {
    name: 'a stream, whose sizes follow the data',
    base64:
      'UEsDBBQACAAIAAAAIQAAAAAAAAAAAAAAAAAFAAAAeC5ucHmb7BfqGxDJyFDGUK2eklqcXKRupaBuk2ahrqOgnpZfVFKUmBefX5SSChIPKSpNBQoXZyQWpAK5GkY6CsaaOgq1CuQDLgYUIOQAoX/YQ2gJKJ8DSss5AABQSwcIFNeXWFcAAACwAAAAUEsBAhQDFAAIAAgAAAAhABTXl1hXAAAAsAAAAAUAAAAAAAAAAAAAAIABAAAAAHgubnB5UEsFBgAAAAABAAEAMwAAAIoAAAAAAA==',
    arrays: {
      x: [
        [0, 1.5, 3],
        [4.5, 6, 7.5],
      ],
    },
  },
];
