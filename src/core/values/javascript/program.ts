/**
 * The JavaScript program that describes a value and hands over parts of it: a function of the value `v` and the question
 * `ask`, as `pythonProgram` has them, with the same answer. It declares nothing outside of itself and changes nothing.
 * It uses `Buffer` or `btoa`, whichever the debugged program has.
 */
export const javascriptProgram = String.raw`function (v, ask) {
  const types = { Int8Array: 'i8', Uint8Array: 'u8', Uint8ClampedArray: 'u8', Int16Array: 'i16', Uint16Array: 'u16',
    Int32Array: 'i32', Uint32Array: 'u32', BigInt64Array: 'i64', BigUint64Array: 'u64', Float16Array: 'f16',
    Float32Array: 'f32', Float64Array: 'f64', Buffer: 'u8' };
  const little = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  const fail = (code, ...args) => { throw { told: { kind: 'problem', code, args: args.map(String) } }; };
  const base64 = (bytes) => {
    if (typeof Buffer === 'function' && typeof Buffer.isBuffer === 'function') return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    const parts = [];
    for (let i = 0; i < bytes.length; i += 24576) parts.push(btoa(String.fromCharCode(...bytes.subarray(i, i + 24576))));
    return parts.join('');
  };
  const utf8 = (text) => base64(new TextEncoder().encode(text));
  const isTyped = (x) => ArrayBuffer.isView(x) && !(x instanceof DataView) && typeOf(x) !== undefined;
  const typeOf = (x) => types[x.constructor && x.constructor.name] || types[Object.prototype.toString.call(x).slice(8, -1)];
  const name = (x) => (x === null ? 'null' : typeof x !== 'object' ? typeof x : String((x.constructor && x.constructor.name) || 'Object'));
  const bytesOf = (x) => new Uint8Array(x.buffer, x.byteOffset, x.byteLength);
  const array = (shape, type, typeName, take, order) => {
    if (shape.length === 0) fail('scalar', name(v));
    return ({ told: { kind: 'array', shape, type, complex: false, little, order: order || 'rows', notes: [], typeName }, take });
  };
  const typed = (x, shape, order) =>
    array(shape || [x.length], typeOf(x), name(x), (i, j) =>
      bytesOf(x).subarray(i * x.BYTES_PER_ELEMENT, j * x.BYTES_PER_ELEMENT), order);
  const toNumber = (x, where) => {
    if (typeof x === 'number') return x;
    if (x === null || x === undefined) return NaN;
    if (typeof x === 'boolean' || typeof x === 'bigint') return Number(x);
    return fail('entry', where(), String(typeof x === 'string' ? JSON.stringify(x) : name(x)).slice(0, 40));
  };
  const size = (shape) => shape.reduce((a, b) => a * b, 1);
  const place = (shape, at) => {
    const out = [];
    for (let k = shape.length - 1; k >= 0; k--) { out.unshift((at % shape[k]) + 1); at = Math.floor(at / shape[k]); }
    return out.join(', ');
  };
  const computed = (shape, typeName, entry, order) => array(shape, 'f64', typeName, (i, j) => {
    const out = new Float64Array(j - i);
    for (let k = i; k < j; k++) out[k - i] = toNumber(entry(k), () => place(shape, k));
    return bytesOf(out);
  }, order);
  const isList = (x) => Array.isArray(x) || isTyped(x);
  const nestedShape = (x) => {
    const shape = [];
    for (let at = x; isList(at); at = at[0]) { shape.push(at.length); if (at.length === 0 || shape.length > 16) break; }
    return shape;
  };
  const shown = (x) => (isList(x) ? 'a list' : typeof x === 'object' && x ? name(x) : String(x)).slice(0, 40);
  const nested = (x) => {
    const shape = nestedShape(x);
    if (size(shape) > 2 ** 24) fail('listSize', shape.join(' × '));
    const flat = [];
    let allBig = true, allBool = true, fits = true, rounded = false;
    const walk = (part, depth, where) => {
      if (part.length !== shape[depth]) fail('ragged', where.join(', '), part.length, shape[depth]);
      for (let i = 0; i < part.length; i++) {
        const item = part[i];
        if (depth + 1 < shape.length) {
          if (!isList(item)) fail('noRow', where.concat(i + 1).join(', '), shown(item), shape[depth + 1]);
          walk(item, depth + 1, where.concat(i + 1));
        } else {
          if (isList(item)) fail('entry', where.concat(i + 1).join(', '), shown(item));
          if (typeof item !== 'bigint') allBig = false;
          else {
            if (!Number.isFinite(Number(item)) || BigInt(Number(item)) !== item) rounded = true;
            if (BigInt.asIntN(64, item) !== item) fits = false;
          }
          if (typeof item !== 'boolean') allBool = false;
          flat.push(item);
        }
      }
    };
    walk(x, 0, []);
    if (flat.length && allBool) return array(shape, 'bool', 'boolean', (i, j) => Uint8Array.from(flat.slice(i, j), Number));
    if (flat.length && allBig && fits) return array(shape, 'i64', 'bigint', (i, j) => bytesOf(BigInt64Array.from(flat.slice(i, j))));
    const made = computed(shape, flat.length && allBig ? 'bigint' : 'number', (k) => flat[k]);
    if (rounded) made.told.notes.push(['rounded', 'bigint']);
    return made;
  };
  const blocks = ({ told, take }, most) => {
    if (told.shape.length !== 2 || told.type !== 'f64' || told.order !== 'rows' || size(told.shape) === 0) return;
    const [rows, cols] = told.shape;
    const [down, across] = [Math.ceil(rows / most), Math.ceil(cols / most)];
    const [m, n] = [Math.ceil(rows / down), Math.ceil(cols / across)];
    const out = new Float64Array(4 * m * n);
    out.fill(Infinity, m * n, 2 * m * n).fill(-Infinity, 2 * m * n, 3 * m * n);
    for (let i = 0; i < rows; i++) {
      const row = new Float64Array(take(i * cols, (i + 1) * cols).slice().buffer);
      for (let j = 0; j < cols; j++) {
        if (!Number.isFinite(row[j])) continue;
        const at = Math.floor(i / down) * n + Math.floor(j / across);
        out[at] += row[j];
        out[m * n + at] = Math.min(out[m * n + at], row[j]);
        out[2 * m * n + at] = Math.max(out[2 * m * n + at], row[j]);
        out[3 * m * n + at]++;
      }
    }
    return [{ kind: 'blocks', rows: m, cols: n, blockRows: down, blockCols: across }, bytesOf(out)];
  };
  const isCounts = (x) => Array.isArray(x) && x.every((n) => Number.isInteger(n) && n > 0);
  const isMatrix = (x) => Number.isInteger(x.rows) && Number.isInteger(x.columns) && typeof x.get === 'function';
  const shapeOf = (x) => {
    const shape = isList(x) ? nestedShape(x) : isMatrix(x) ? [x.rows, x.columns] : x.shape || x._size;
    return isCounts(shape) && shape.length ? shape.slice() : undefined;
  };
  const open = () => {
    if (typeof v === 'string') fail('text', 'string');
    if (v === null || v === undefined) fail('none', String(v));
    if (typeof v !== 'object' && typeof v !== 'function') fail('scalar', typeof v);
    if (isTyped(v)) return typed(v);
    if (Array.isArray(v)) return nested(v);
    // ndarray of scijs: data, shape, stride, offset.
    if (Array.isArray(v.shape) && Array.isArray(v.stride) && v.data && typeof v.offset === 'number') {
      return computed(v.shape.slice(), name(v.data), (k) => {
        let at = v.offset;
        for (let d = v.shape.length - 1; d >= 0; d--) { at += (k % v.shape[d]) * v.stride[d]; k = Math.floor(k / v.shape[d]); }
        return typeof v.data.get === 'function' ? v.data.get(at) : v.data[at];
      });
    }
    // Tensors of tfjs.
    if (Array.isArray(v.shape) && typeof v.dataSync === 'function') {
      if (v.dtype === 'complex64' || v.dtype === 'string') fail('type', v.dtype);
      if (v.isDisposed) fail('noData', 'tf.Tensor');
      const made = typed(v.dataSync(), v.shape.slice());
      made.told.typeName = v.dtype;
      return made;
    }
    // ml-matrix, and what has the same methods.
    if (isMatrix(v)) {
      return computed([v.rows, v.columns], 'number', (k) => v.get(Math.floor(k / v.columns), k % v.columns));
    }
    // Dense matrices of mathjs.
    if (Array.isArray(v._data) && Array.isArray(v._size)) return nested(v._data);
    // Pictures of a canvas.
    if (Number.isInteger(v.width) && Number.isInteger(v.height) && isTyped(v.data) && v.data.length === 4 * v.width * v.height) {
      return typed(v.data, [v.height, v.width, 4]);
    }
    // numjs and others that hold one of these.
    if (v.selection && Array.isArray(v.selection.shape)) { v = v.selection; return open(); }
    if (v instanceof Map || Object.getPrototypeOf(v) === Object.prototype || Object.getPrototypeOf(v) === null) {
      const entries = v instanceof Map ? [...v.entries()] : Object.entries(v);
      const found = entries.filter(([key, x]) => (typeof key === 'string' || Number.isFinite(key)) && x && typeof x === 'object' && shapeOf(x));
      if (found.length) {
        return { told: { kind: 'choices', choices: found.slice(0, 2000).map(([key, x]) => ({
          label: String(key), suffix: v instanceof Map ? '.get(' + JSON.stringify(key) + ')' : '[' + JSON.stringify(key) + ']',
          shape: shapeOf(x), typeName: name(x) })) } };
      }
    }
    return fail('noArray', name(v));
  };
  let told, bytes = new Uint8Array(0);
  const of = name(v);
  try {
    const opened = open();
    told = opened.told;
    if (typeof ask === 'number') [told, bytes] = (told.kind === 'array' && blocks(opened, ask)) || [{ kind: 'none' }, bytes];
    else if (ask && told.kind === 'array') { told = { kind: 'part' }; bytes = opened.take(ask[0], ask[1]); }
  } catch (error) {
    if (!error || !error.told) throw error;
    told = error.told;
  }
  told.of = of;
  return 'LRL1.' + utf8(JSON.stringify(told)) + '.' + base64(bytes) + '.';
}`;
