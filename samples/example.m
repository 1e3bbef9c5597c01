% Commas and semicolons, blanks and line breaks: all of them separate.
A = [4 11 14; 8 7 -2];

% A Hilbert matrix. Every entry is harmless, and the smallest singular value is tiny:
% the condition number of this 5-by-5 is near half a million.
H = [ 1    1/2  1/3  1/4  1/5
      1/2  1/3  1/4  1/5  1/6
      1/3  1/4  1/5  1/6  1/7
      1/4  1/5  1/6  1/7  1/8
      1/5  1/6  1/7  1/8  1/9 ];

% The second difference on six points. Sines are its singular vectors.
D = [ 2 -1  0  0  0  0
     -1  2 -1  0  0  0
      0 -1  2 -1  0  0
      0  0 -1  2 -1  0
      0  0  0 -1  2 -1
      0  0  0  0 -1  2 ];

[U, S, V] = svd(A, 'econ');
