using LinearAlgebra

# A rotation by 30 degrees followed by a stretch: both singular values can be read off.
R = [3*cos(π/6)  -3*sin(π/6)
       sin(π/6)     cos(π/6)]

# Three sensors, one of them silent for a while.
readings = [20.1 20.4 21.0 22.3;
            19.8 missing missing 22.0;
            10.0 10.2 10.5 11.2]

svdvals(R)
