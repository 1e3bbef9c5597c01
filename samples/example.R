# Hair and eye colour of 592 students (R's own HairEyeColor, both sexes together).
# Rank one would mean that the two have nothing to do with each other.
colours <- matrix(c(68, 119, 26,  7,
                    20,  84, 17, 94,
                    15,  54, 14, 10,
                     5,  29, 14, 16), nrow = 4,
                  dimnames = list(c("Black", "Brown", "Red", "Blond"),
                                  c("Brown", "Blue", "Hazel", "Green")))

svd(colours)$d

# As R prints a matrix:
#           [,1]      [,2]      [,3]
# [1,] 1.0000000 0.5000000 0.3333333
# [2,] 0.5000000 0.3333333 0.2500000
# [3,] 0.3333333 0.2500000 0.2000000
